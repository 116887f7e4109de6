local after(id) = { Type: 'AWS::S3::Bucket', DependsOn: id };
{ Resources: { /*E3004*/A: after('B'), /*E3004*/B: after('A') } }
