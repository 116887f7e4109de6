{ Conditions: { [name]: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } for name in [/*W8001*/'IsProd'] }, Resources: { A: { Type: 'AWS::S3::Bucket' } } }
