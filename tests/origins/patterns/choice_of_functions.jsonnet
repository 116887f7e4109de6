local open(name) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name, /*E3002*/Open: true } };
local closed(name) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } };
{ Resources: { A: (if true then open else closed)('landing'), B: { make: closed }.make(/*E1161*//*E3031*/'B_') } }
