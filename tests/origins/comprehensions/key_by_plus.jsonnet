{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/['Bucket' + suffix]: 'landing' for suffix in ['Name', 'name'] } } } }
