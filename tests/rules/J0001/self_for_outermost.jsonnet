// self is the innermost object.
{
  Parameters:: { Env: 'test' },
  Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: self.Parameters.Env } } },
}
