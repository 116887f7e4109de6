local keys = ['BucketName', /*E3002*/'Name'], names = { acl: /*E3002*/'Acl' }, key() = /*E3002*/'Key';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { [keys[1]]: 1, [names.acl]: 2, [key()]: 3, /*E3002*/[std.asciiUpper('x')]: 4, /*E3002*/['%s' % 'y']: 5, /*E3002*/['a' + 1]: 6 } } } }
