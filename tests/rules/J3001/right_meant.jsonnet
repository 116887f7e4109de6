// Definitions that build on the ones before, or lose nothing.
local topic(name) = { Type: 'AWS::SNS::Topic', Properties: { TopicName: name } };
local base = {
  Resources: {
    Deep: topic('deep'),
    Whole: topic('whole'),
    Based: topic('based'),
    Same: topic('same'),
    Partial:: { Properties: { TopicName: 'partial' } },
    Fails:: error 'to be defined by who adds to it',
    Commented: topic('first'),
  },
};
base {
  Resources+: {
    Deep+: { Properties+: { DisplayName: 'deep' } },
    Whole: super.Whole { Properties+: { DisplayName: 'whole' } },
    Based: base.Resources.Based { DeletionPolicy: 'Retain' },
    Same: topic('same'),
    Partial::: { Type: 'AWS::SNS::Topic' },
    Fails::: topic('fails'),
    Commented: topic('second'),  // cfnsonnet: ignore J3001 -- the base is only an example
  },
}
