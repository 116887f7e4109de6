{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: (import 'list.libsonnet') + [{ Key: 'a', Value: 'b', /*E3002*/C: 1 }] } } } }
