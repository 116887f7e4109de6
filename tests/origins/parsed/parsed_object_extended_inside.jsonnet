local base = /*E3002*/std.parseJson('{"Type": "AWS::S3::Bucket", "Properties": {"Name": "a", "Tags": []}}');
{ Resources: { A: base { Properties+: { Tags+: [{ Key: 'a', Value: 'b', /*E3002*/C: 1 }] } } } }
