// Other JSON, names of nothing here, a template in a template, functions where they belong.
{
  Parameters: { Stage: { Type: 'String' } },
  Resources: {
    Parameter: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Type: 'String',
        Value: '{"Ref": "Elsewhere"} {"Name": "Stage"} {Ref: Stage} {"Fn::Unknown": 1} { { "Ref"' },
    },
    Nested: {
      Type: 'AWS::CloudFormation::StackSet',
      Properties: {
        StackSetName: { 'Fn::Sub': 'set-${Stage}' },
        PermissionModel: 'SELF_MANAGED',
        TemplateBody: std.manifestJson({ Parameters: { Stage: { Type: 'String' } },
            Resources: { A: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Stage' } } } } }),
      },
    },
  },
}
