// A null that a function gives where nothing was asked for.
local tag(value) = if value == '' then null else { Key: 'a', Value: value };
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: null, Tags: [tag('b'), tag('')] } } },
}
