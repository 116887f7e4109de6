// An object or a list becomes JSON; a text does not.
{
  Transform: 'AWS::LanguageExtensions',
  Resources: {
    Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { 'Fn::ToJsonString': 'abc' } } },
  },
}
