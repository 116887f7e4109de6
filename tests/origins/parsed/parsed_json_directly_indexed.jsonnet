{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: /*E3034*/std.parseJson('{"a": [1, 901]}').a[1] } } } }
