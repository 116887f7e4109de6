// What the outermost object does not have either.
{ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: self.Name } } } }
