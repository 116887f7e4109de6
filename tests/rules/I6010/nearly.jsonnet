{ Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: { ['O%d' % n]: { Value: 'a' } for n in std.range(1, 181) } }
