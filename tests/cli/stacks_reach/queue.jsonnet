{ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }
