// Quotes of Jsonnet, a text that is put together: then it is the place as a whole.
local machine(text) = {
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: { RoleArn: 'arn:aws:iam::123456789012:role/a', DefinitionString: text },
};
{
  Resources: {
    One: machine('{"Comment": "it\'s", "StartAt": "A", "States": {"A": {"Type": "Pas", "End": true}}}'),
    Two: machine(@'{"Comment": "it''s", "StartAt": "A", "States": {"A": {"Type": "Pas", "End": true}}}'),
    Three: machine('{"Comment": "a",' + ' "StartAt": "B", "States": {"A": {"Type": "Pass", "End": true}}}'),
  },
}
