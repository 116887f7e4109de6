// The value of the Jsonnet that is wrong, and not the text that is made of it; and the line of a text block.
{
  Resources: {
    Made: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        RoleArn: 'arn:aws:iam::111122223333:role/states',
        DefinitionString: std.manifestJsonEx({
          StartAt: 'First',
          States: {
            First: { Type: 'Pass', Next: 'Last' },
            Last: { Type: 'Pass', Next: 'Nowhere' },
          },
        }, '  '),
      },
    },
    Written: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        RoleArn: 'arn:aws:iam::111122223333:role/states',
        DefinitionString: |||
          {
            "StartAt": "First",
            "States": {"First": {"Type": "Pass", "Next": "Nowhere"}}
          }
        |||,
      },
    },
  },
}
