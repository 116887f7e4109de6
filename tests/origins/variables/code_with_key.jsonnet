// --ext-code properties={ Name: "a" }
// expect: E3002 <extvar:properties>:1:3
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: std.extVar('properties') } } }
