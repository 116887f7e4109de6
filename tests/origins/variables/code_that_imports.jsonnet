// --ext-code properties=import 'code_that_imports.libsonnet'
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.extVar('properties') } } }
