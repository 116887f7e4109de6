// E3001 says so.
{ Resources: { [std.repeat('T', 256)]: { Type: 'AWS::SNS::Topic' } } }
