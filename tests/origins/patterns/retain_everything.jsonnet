local base = { Resources: { A: { Type: 'AWS::S3::Bucket' }, B: { Type: 'AWS::S3::Bucket' } } };
base { local before = super.Resources, Resources: { [id]: before[id] { DeletionPolicy: /*E3035*/'Keep', UpdateReplacePolicy: 'Retain' } for id in ['A', 'B'] } }
