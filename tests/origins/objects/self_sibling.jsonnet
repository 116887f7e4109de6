{
  Resources: {
    A: {
      Type: 'AWS::S3::Bucket',
      Properties: { AccessControl: self.BucketName, BucketName: /*E3030*/'landing' },
    },
  },
}
