local bucket(name) =
  assert std.length(name) > 2 : 'too short: ' + name;
  assert name != 'foo';
  { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: name } };
{ Resources: { A: bucket('landing') } }
