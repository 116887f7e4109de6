local first = { BucketName: 'landing' }, second = { /*E3002*/Name: 'a' };
local keys = std.setUnion(std.objectFields(first), std.objectFields(second));
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [key]: 'landing' for key in keys } } } }
