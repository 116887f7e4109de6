// The value comes through a variable of Fn::Sub.
{
  Resources: {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: { 'Fn::Sub': ['${Name}-${AWS::Region}',
            { Name: { 'Fn::Join': ['_', ['landing', 'zone']] } }] } },
    },
  },
}
