local pairs = [['AccessControl', /*E3030*/'Foo'], [/*E3002*/'Name', 'a']];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.foldl(function(all, pair) all { [pair[0]]: pair[1] }, pairs, {}) } } }
