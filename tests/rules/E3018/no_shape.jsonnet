// No way to authorize.
{
  Resources: {
    Connection: {
      Type: 'AWS::Events::Connection',
      Properties: { AuthorizationType: 'BASIC',
        AuthParameters: { InvocationHttpParameters: { HeaderParameters: [{ Key: 'a', Value: 'b' }] } } },
    },
  },
}
