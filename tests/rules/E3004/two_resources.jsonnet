// Each needs the other; the circle is told once for each of them.
{
  Resources: {
    A: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::GetAtt': ['B', 'TopicName'] } } },
    B: { Type: 'AWS::SNS::Topic', DependsOn: 'A' },
  },
}
