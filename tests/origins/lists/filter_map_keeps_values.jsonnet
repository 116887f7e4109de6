local ids = [{ id: 'B', on: true }, { id: /*E3005*/'C', on: true }, { id: 'D', on: false }];
{ Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: std.filterMap(function(x) x.on, function(x) x.id, ids) }, B: { Type: 'AWS::S3::Bucket' } } }
