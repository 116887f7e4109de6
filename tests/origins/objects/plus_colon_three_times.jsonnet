local a = { Properties+: { Tags+: [{ Key: 'a', Value: '1' }] } };
local b = { Properties+: { Tags+: [{ Key: 'b', Value: '2', /*E3002*/X: 1 }] } };
local c = { Properties+: { Tags+: [{ Key: 'c', Value: /*E3012*/[] }] } };
{ Resources: { A: { Type: 'AWS::S3::Bucket' } + a + b + c } }
