local documents = /*E3030*/std.parseYaml('---\nacl: Private\n---\nacl: Foo\n');
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'landing', AccessControl: documents[1].acl } } } }
