{ Parameters: { /*W2001*/Stage: { Type: 'String' } }, Resources: { A: { Type: 'AWS::S3::Bucket' } } }
