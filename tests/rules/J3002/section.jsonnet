// A whole section of the base is lost, without a word, where `+:` would add to it.
local base = {
  Metadata: { Team: 'orders' },
  Resources: {
    Q: { Type: 'AWS::SQS::Queue' },
    Dead: { Type: 'AWS::SQS::Queue' },
  },
  Outputs: { Arn: { Value: 'q' } },
};
base + {
  Metadata: { Owner: 'me' },
  Resources: { R: { Type: 'AWS::SQS::Queue' }, Dead: { Type: 'AWS::SQS::Queue' } },
  Outputs: { Name: { Value: 'r' } },
}
