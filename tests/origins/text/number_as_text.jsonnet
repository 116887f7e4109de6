local account = 123;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/std.toString(account) } } } }
