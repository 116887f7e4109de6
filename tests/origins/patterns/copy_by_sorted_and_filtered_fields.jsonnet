local properties = { BucketName: 'landing', /*E3002*/Name: 'a', Other: 'x' };
local keys = std.filter(function(key) key != 'Other', std.sort(std.objectFields(properties)));
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [key]: properties[key] for key in keys } } } }
