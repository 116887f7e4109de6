// The topic is there only in Ireland; the parameter is everywhere.
{
  Conditions: { Ireland: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Condition: 'Ireland' },
    Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { Ref: 'Topic' } } },
  },
}
