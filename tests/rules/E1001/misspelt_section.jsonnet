// "Output" for "Outputs": an unknown section, named at its key.
{
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Output: { Arn: { Value: { Ref: 'Topic' } } },
}
