local with(key, value) = { [key]: value };
local properties(key) = with('AccessControl', /*E3030*/'Foo') + with(key, 'a');
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: properties(/*E3002*/'Name') } } }
