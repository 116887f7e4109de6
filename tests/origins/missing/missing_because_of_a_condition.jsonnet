local on = false;
{ Resources: { A: { Type: 'AWS::SNS::Subscription', Properties: /*E3003*/{ Protocol: 'sqs', [if on then 'TopicArn']: 'arn:aws:sns:eu-west-1:123456789012:a' } } } }
