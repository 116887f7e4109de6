local base = /*E3002*/std.parseJson('{"Type": "AWS::S3::Bucket", "Properties": {"Name": "a"}}');
{ Resources: { A: base { Properties+: { AccessControl: /*E3030*/'Foo' } } } }
