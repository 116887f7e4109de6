local made = std.foldl(function(all, n) { last: n, ids: all.ids + ['B' + n] }, [/*E3005*/'C'], { last: null, ids: [] });
{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: made.last } } }
