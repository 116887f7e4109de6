// Added to, built on the base, the same names, nothing there before, and a section that is emptied.
local base = {
  Description: 'base',
  Metadata: { Team: 'orders' },
  Conditions: { IsOne: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } },
  Mappings: {},
  Resources: { Q: { Type: 'AWS::SQS::Queue', Condition: 'IsOne' } },
  Outputs: { Arn: { Value: 'q' } },
};
base + {
  Description: 'made of it',
  Metadata: super.Metadata { Owner: 'me' },
  Conditions: { IsOne: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }] } },
  Mappings: { Region: { 'us-east-1': { Name: 'one' } } },
  Resources: base.Resources { R: { Type: 'AWS::SQS::Queue',
      Metadata: { Name: { 'Fn::FindInMap': ['Region', 'us-east-1', 'Name'] } } } },
  Outputs: {},
} + { Resources+: { S: { Type: 'AWS::SNS::Topic' } } }
