// The properties are there, and hidden.
{ Resources: { P: { Type: 'AWS::IAM::Policy', Properties:: { PolicyName: 'p' } } } }
