{
  properties(name):: {
    /*E3002*/Name: name,
  },
  bucket(name):: {
    Type: 'AWS::S3::Bucket',
    Properties:
      /*via E3002*/$.properties(name),
  },
  Resources: {
    A:
      /*via E3002*/$.bucket('a'),
  },
}
