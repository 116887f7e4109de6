local names = ['B', /*E3005*/'Nowhere', 'B'];
{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: names[0:2:1] }, B: { Type: 'AWS::S3::Bucket' } } }
