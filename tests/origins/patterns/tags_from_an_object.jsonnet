local tagList(tags) = [{ Key: key, Value: tags[key] } for key in std.objectFields(tags)];
local common = { team: 'a', stage: 'b' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: tagList(common { cost: /*E3012*/{} }) } } } }
