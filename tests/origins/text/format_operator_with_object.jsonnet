local stage = 'Test';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/'%(stage)s' % { stage: stage } } } } }
