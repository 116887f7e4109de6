local bucket(name) = { Type: 'AWS::S3::Bucket', Properties: { Bucketname: name } };
{ Resources: { ['Bucket' + i]: bucket('landing-' + i) for i in std.range(1, 200) } }
