{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: "landing", /*E3002*/Name: 1, AccessControl: /*E3030*/|||
        Foo
      |||, Tags: /*E3024*//*E3012*/1 },
    },
  },
}
