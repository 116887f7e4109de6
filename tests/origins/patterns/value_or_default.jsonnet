local or(value, default) = if value == null then default else value;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: or(null, /*E3030*/'Foo') } }, B: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: or(/*E3030*/'Bar', 'Private') } } } }
