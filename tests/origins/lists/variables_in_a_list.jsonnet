local first = 'B', second = /*E3005*/'C';
{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: [first, second] }, B: { Type: 'AWS::S3::Bucket' } } }
