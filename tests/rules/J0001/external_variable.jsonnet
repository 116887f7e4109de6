// The name stands in what to write.
{ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: std.extVar('env') } } } }
