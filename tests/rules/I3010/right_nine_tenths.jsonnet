{ Resources: { ['T%d' % n]: { Type: 'AWS::SNS::Topic' } for n in std.range(1, 450) } }
