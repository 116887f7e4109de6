{
  local seconds(n) = /*E3034*/n + 0,
  new(delay): { Type: 'AWS::SQS::Queue', Properties: { /*via E3034*/DelaySeconds: /*via E3034*/seconds(delay) } },
}
