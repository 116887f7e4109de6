local part = 'abcdefghij';
{ Description: /*E1003*/std.repeat(part, 200), Resources: { A: { Type: 'AWS::S3::Bucket' } } }
