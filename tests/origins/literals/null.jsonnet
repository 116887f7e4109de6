{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: /*J0002*/null } } } }
