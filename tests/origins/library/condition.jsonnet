local cfn = import 'cfn/main.libsonnet';
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: cfn.ifElse(/*E1028*/'IsProd', 'prod-bucket', 'test-bucket') } } } }
