{ Resources: { ['Queue' + delay]: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/delay * 1 } } for delay in std.range(900, 901) } }
