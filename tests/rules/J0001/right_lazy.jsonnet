// What nobody uses is not evaluated; a hidden field is not rendered.
local never = error 'not used';
{
  hidden:: never,
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
}
