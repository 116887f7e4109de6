// An assertion of the author's own, in a function that two resources call.
local topic(name) = assert std.length(name) > 2 : 'the name "%s" is too short' % name; { Type: 'AWS::SNS::Topic',
  Properties: { DisplayName: name } };
{
  Resources: { A: topic('long enough'), B: topic('ab') },
}
