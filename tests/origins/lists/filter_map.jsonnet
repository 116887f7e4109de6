local names = ['a', 'b', 'c'];
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: std.filterMap(function(name) name != 'b', function(name) { Key: name, Value: '1', /*E3002*/Comment: name }, names) } } } }
