{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/['Bucket%s' % suffix]: 'landing' for suffix in ['Name', 'name'] } } } }
