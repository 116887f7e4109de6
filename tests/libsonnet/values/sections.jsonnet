// Parameters, outputs, mappings, resources, and templates of them.
local cfn = import 'cfn/main.libsonnet';
{
  param: cfn.param(),
  param_with_everything: cfn.param(
    'Number',
    default=5,
    description='How many',
    allowedValues=[1, 5],
    allowedPattern='[0-9]',
    constraintDescription='1 or 5',
    minLength=1,
    maxLength=2,
    minValue=1,
    maxValue=5,
    noEcho=true,
  ),
  param_with_an_empty_default: cfn.param(default='').Default,
  param_types: [
    cfn.param(type).Type
    for type in [
      'String',
      'Number',
      'List<Number>',
      'CommaDelimitedList',
      'AWS::EC2::VPC::Id',
      'List<AWS::EC2::Subnet::Id>',
      'AWS::SSM::Parameter::Value<String>',
    ]
  ],
  output: cfn.output(cfn.ref('Vpc')),
  output_with_everything: cfn.output(cfn.ref('Vpc'), 'The network', cfn.sub('${AWS::StackName}-Vpc'), 'IsProd'),
  output_that_is_false: cfn.output(false),
  mapping: cfn.mapping({ 'eu-west-1': { Small: 't3.micro', Zones: ['a', 'b'] } }),
  resource: cfn.resource('AWS::SNS::Topic'),
  resource_with_everything: cfn.resource('AWS::SNS::Topic', { TopicName: 'a' }, { DependsOn: ['B'] }),
  resource_of_a_custom_type: cfn.resource('Custom::Lookup', { ServiceToken: cfn.ref('Arn') }),
  template: cfn.template({ Topic: cfn.resource('AWS::SNS::Topic') }),
  template_with_everything: cfn.template(
    { Topic: cfn.resource('AWS::SNS::Topic') },
    description='A topic',
    parameters={ Environment: cfn.param() },
    mappings={ Sizes: cfn.mapping({ a: { b: 1 } }) },
    conditions={ IsProd: cfn.equals(cfn.ref('Environment'), 'prod') },
    outputs={ TopicArn: cfn.output(cfn.ref('Topic')) },
    rules={ R: { Assertions: [{ Assert: cfn.equals('a', 'a') }] } },
    metadata={ 'AWS::CloudFormation::Interface': {} },
    transform='AWS::LanguageExtensions',
  ),
  results_merge: cfn.template({ Topic: cfn.resource('AWS::SNS::Topic', { TopicName: 'a' }) })
                 + { Resources+: { Topic+: { Properties+: { DisplayName: 'b' }, DeletionPolicy: 'Retain' } } },
}
