// --multi
local properties = { /*E3002*/Name: 'a' };
{ 'a.json': { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: properties } } }, 'b.json': self['a.json'] }
