{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2', /*E3002*/Comment: '3' },
        ],
      },
    },
  },
}
