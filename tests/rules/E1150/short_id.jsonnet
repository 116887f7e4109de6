// Nine hexadecimal digits: neither the old nor the new length, in a list that two functions share.
local network = { SubnetIds: ['subnet-0123456789abcdef0'], SecurityGroupIds: ['sg-01234567', 'sg-012345678'] };
local base = {
  Role: 'arn:aws:iam::123456789012:role/lambda',
  Code: { ZipFile: 'x' },
  Handler: 'index.main',
  Runtime: 'nodejs24.x',
  VpcConfig: network,
};
{
  Resources: {
    A: { Type: 'AWS::Lambda::Function', Properties: base },
    B: { Type: 'AWS::Lambda::Function', Properties: base },
  },
}
