local with(value, key=/*E3002*/'Name') = { [key]: value };
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: with('a') } } }
