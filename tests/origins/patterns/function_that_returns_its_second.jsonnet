local second(a, b) = b;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: second('Private', /*E3030*/'Foo') } } } }
