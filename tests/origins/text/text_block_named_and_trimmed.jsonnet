local text = |||
  Foo
|||;
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/std.rstripChars(text, '\n') } } } }
