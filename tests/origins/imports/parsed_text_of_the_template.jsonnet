{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: /*E3002*//*E3030*/std.parseJson('{"Name": "a", "AccessControl": "Foo", "Tags": [{"Key": "a", "Value": "b"}]}') } } }
