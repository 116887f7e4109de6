local base = { Type: 'AWS::SNS::Subscription', Properties: /*E3003*/{ Protocol: 'sqs' } };
{
  Resources: {
    A: base {
      /*via E3003*/Properties+: /*via E3003*/{ Endpoint: 'a' },
    },
  },
}
