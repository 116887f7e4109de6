local b = import 'mutual_imports_of_functions.b.libsonnet';
{ bucket(acl): { Type: 'AWS::S3::Bucket', Properties: b.properties(acl) }, name: 'x' }
