local parts = /*E3030*/std.split('a-b', '-');
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: parts[1] } } } }
