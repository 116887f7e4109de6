// One map of tags in each form.
local cfn = import 'cfn/main.libsonnet';
local tags = import 'cfn/tags.libsonnet';
local owned = { Project: 'orders', Environment: cfn.ref('Environment') };
{
  require: tags.require(['Project', 'Environment'], owned),
  list: tags.list(owned),
  list_of_none: tags.list({}),
  list_at_the_limits: std.length(tags.list({ ['k%d' % i]: 'v' for i in std.range(1, 50) })),
  key_and_value_at_the_limits: tags.list({ [std.repeat('k', 128)]: std.repeat('v', 256) }) != [],
  autoScalingList: tags.autoScalingList(owned),
  autoScalingList_for_the_group_alone: tags.autoScalingList(owned, propagateAtLaunch=false),
  map: tags.map(owned),
  forType: {
    [type]: tags.forType(type, { A: 'b' })
    for type in [
      'AWS::S3::Bucket',
      'AWS::SSM::Parameter',
      'AWS::ApiGatewayV2::Api',
      'AWS::AutoScaling::AutoScalingGroup',
      'AWS::CloudFront::AnycastIpList',
      'AWS::Serverless::Function',
      'AWS::Cognito::UserPool',
    ]
  },
  properties: {
    [type]: tags.properties(type, { A: 'b' })
    for type in ['AWS::S3::Bucket', 'AWS::Cognito::UserPool', 'AWS::EFS::FileSystem', 'AWS::Route53::HostedZone']
  },
  properties_without_tags: tags.properties('AWS::S3::Bucket', {}),
  tagged: tags.tagged(cfn.resource('AWS::SNS::Topic'), owned),
  tagged_without_tags: tags.tagged(cfn.resource('AWS::SNS::Topic'), {}),
  tagged_keeps_its_own_in_a_list: tags.tagged(
    cfn.resource('AWS::SNS::Topic', { Tags: tags.list({ Project: 'its own', Zone: 'a' }) }), owned
  ),
  tagged_keeps_its_own_in_a_map: tags.tagged(
    cfn.resource('AWS::SSM::Parameter', { Type: 'String', Tags: { Project: 'its own' } }), owned
  ),
  tagged_keeps_its_own_in_items: tags.tagged(
    cfn.resource('AWS::CloudFront::AnycastIpList', { Tags: { Items: tags.list({ Project: 'its own' }) } }), owned
  ).Properties.Tags.Items,
  tagged_keeps_a_conditional_tag: tags.tagged(
    cfn.resource('AWS::SNS::Topic', { Tags: [cfn.ifElse('IsProduction', { Key: 'Backup', Value: 'yes' })] }), owned
  ).Properties.Tags,
}
