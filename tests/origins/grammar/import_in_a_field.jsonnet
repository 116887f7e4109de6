{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: import 'import_in_a_field.libsonnet' } } } }
