{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: std.foldl(function(all, key) all + { [key]: 'sqs' }, ['Protocol'], /*E3003*/{}) } } }
