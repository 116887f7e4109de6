{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/~5, Tags: /*E3012*/!false } }, B: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/+1000 } } } }
