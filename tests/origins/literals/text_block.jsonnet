{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        AccessControl: /*E3030*/|||
          Private
          and more
        |||,
      },
    },
    B: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'after-a-block' } },
  },
}
