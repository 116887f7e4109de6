{ Resources: { ['T\n  ::stop-commands::x##[add-mask]y\u001b']: { Type: 'AWS::SNS::Topic', Properties: { A: 1 } } } }
