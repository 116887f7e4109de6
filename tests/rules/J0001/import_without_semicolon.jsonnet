local cfn = import 'cfn/main.libsonnet'
{ Resources: { T: { Type: 'AWS::SNS::Topic' } } }
