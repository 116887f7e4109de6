local bucket(name) = std.prune({ Type: 'AWS::S3::Bucket', Properties: { AccessControl: null, /*E3002*/Name: name } });
{ Resources: { A: /*via E3002*/bucket('a') } }
