local a(x) = b(x), b(x) = c(x), c(x) = d(x), d(x) = { Properties: { AccessControl: x } };
{ Resources: { A: { Type: 'AWS::S3::Bucket' } + a(/*E3030*/'Foo') } }
