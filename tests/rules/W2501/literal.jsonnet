// A password in the template, in a property deep inside.
{
  Resources: { User: { Type: 'AWS::IAM::User', Properties: { LoginProfile: { Password: 'geheim-123' } } } },
}
