local base = /*E3003*/{ Protocol: 'sqs', TopicArn:: 'arn:aws:sns:eu-west-1:123456789012:a' };
{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: base } } }
