local properties = /*E3002*//*E3030*/std.parseJson(importstr 'parse_json.json');
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: properties } } }
