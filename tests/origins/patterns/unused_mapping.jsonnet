local sizes = { /*W7001*/Sizes: { test: { size: 1 } } };
{ Mappings: {} + sizes, Resources: { A: { Type: 'AWS::S3::Bucket' } } }
