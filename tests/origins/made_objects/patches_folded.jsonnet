local patches = [{ A: { Type: 'AWS::SNS::Subscription', Properties: /*E3003*/{ Protocol: 'sqs' } } }];
{ Resources: std.foldl(std.mergePatch, patches, {}) }
