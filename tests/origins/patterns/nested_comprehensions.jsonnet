{
  Resources: {
    [stage + 'Bucket']: {
      Type: 'AWS::S3::Bucket',
      Properties: { Tags: [{ Key: key, Value: stage, /*E3002*/[wrong]: 1 } for key in ['a', 'b'] for wrong in [std.asciiUpper('x')]] },
    }
    for stage in ['Test', 'Prod']
  },
}
