local twice(f, x) = f(f(x));
local resource(make) = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: make(), QueueName:: twice(function(x) x + x, 'a') } };
{ Resources: { A: resource(function() /*E3030*/'Foo') } }
