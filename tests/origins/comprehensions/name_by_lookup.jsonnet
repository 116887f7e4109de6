local names = { acl: 'AccessControl', name: /*E3002*/'Name' };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [names[key]]: 'Private' for key in ['acl', 'name'] } } } }
