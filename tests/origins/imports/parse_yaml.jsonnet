local properties = /*E3002*//*E3030*/std.parseYaml(importstr 'parse_yaml.yaml');
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: properties } } }
