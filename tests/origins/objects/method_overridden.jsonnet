local stack = {
  properties(name):: { BucketName: name },
  Resources: { A: { Type: 'AWS::S3::Bucket', Properties: $.properties('landing') } },
};
stack { properties(name):: super.properties(name) { /*E3002*/Name: name } }
