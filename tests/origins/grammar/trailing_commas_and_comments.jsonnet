{
  // é
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',  # comment ü
      Properties: {
        /* 中
        */ /*E3002*/Name: 'a',
      },
    },
  },
}
