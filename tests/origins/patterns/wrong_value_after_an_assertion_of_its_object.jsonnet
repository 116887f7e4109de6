local settings = { assert self.acl != 'Bar', acl: /*E3030*/'foo' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings.acl, BucketName: settings['acl'] } } } }
