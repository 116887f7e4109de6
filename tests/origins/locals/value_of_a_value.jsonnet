local first = /*E3030*/'Foo';
local second = first;
local third = second;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*via E3030*/AccessControl: third } } } }
