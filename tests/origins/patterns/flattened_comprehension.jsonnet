local subnets = std.flattenArrays([[{ zone: zone, kind: kind } for zone in ['a', 'b']] for kind in ['Public', /*E3001*/'Private-']]);
local id(subnet) = { [subnet.kind]: { Type: 'AWS::S3::Bucket' } };
{ Resources: std.foldl(function(all, subnet) all + id(subnet), subnets, {}) }
