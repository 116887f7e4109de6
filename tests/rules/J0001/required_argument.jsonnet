// The field that lacks it, and the call.
local lib = { role(name, arn=error 'arn is required'):: { Type: 'AWS::IAM::Role',
    Properties: { RoleName: name, Arn: arn } } };
{ Resources: {
  A: lib.role('a', 'x'),
  B: lib.role('b'),
} }
