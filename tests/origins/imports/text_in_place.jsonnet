{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing', AccessControl: /*E3030*/importstr 'text_in_place.txt' } } } }
