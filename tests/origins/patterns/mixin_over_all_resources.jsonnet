local base = { Resources: { A: { Type: 'AWS::S3::Bucket' }, B: { Type: 'AWS::SQS::Queue' } } };
base { Resources: std.mapWithKey(function(id, resource) resource { Properties+: { Tags+: [{ Key: 'id', Value: id, /*E3002*/Comment: 'x' }] } }, super.Resources) }
