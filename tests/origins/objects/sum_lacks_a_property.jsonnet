local common = /*E3003*/{ Protocol: 'sqs' };
{
  Resources: {
    A: {
      Type: 'AWS::SNS::Subscription',
      /*via E3003*/Properties: common
                  + /*via E3003*/{ Endpoint: 'a' }
                  + /*via E3003*/{ RawMessageDelivery: true },
    },
  },
}
