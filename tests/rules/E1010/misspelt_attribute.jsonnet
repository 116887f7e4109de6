// "ARN" for "Arn", in a call that two resources share through a local.
local target = { 'Fn::GetAtt': ['Function', 'ARN'] };
{
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: 'arn:aws:iam::123456789012:role/lambda',
        Code: { ZipFile: 'x' },
        Handler: 'index.main',
        Runtime: 'nodejs24.x',
      },
    },
    First: { Type: 'AWS::SNS::Subscription',
      Properties: { Protocol: 'lambda', TopicArn: { Ref: 'Topic' }, Endpoint: target } },
    Second: { Type: 'AWS::SNS::Subscription',
      Properties: { Protocol: 'lambda', TopicArn: { Ref: 'Topic' }, Endpoint: target } },
    Topic: { Type: 'AWS::SNS::Topic' },
  },
}
