// The object whose assertion fails.
local checked = { size: 1, assert self.size == 2 };
{
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic' },
    Checked: checked,
  },
}
