local subscription(protocol) =
  local properties = /*E3003*/{ Protocol: protocol };
  { Type: 'AWS::SNS::Subscription', /*via E3003*/Properties: properties };
{
  Resources: {
    A: /*via E3003*/subscription('sqs'),
  },
}
