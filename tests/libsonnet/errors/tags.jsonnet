local tags = import 'cfn/tags.libsonnet';
{
  // expect: tags.require: the tag "Owner" is missing; there are "Environment", "Project"
  require_of_a_missing_key: tags.require(['Environment', 'Owner'], { Environment: 'dev', Project: 'orders' }),
  // expect: tags.require: the tag "Owner" is missing; there are no tags
  require_of_no_tags: tags.require(['Owner'], {}),
  // expect: tags.require: keys must be an array; got the string "Owner"
  require_of_one_key_in_a_string: tags.require('Owner', { Owner: 'me' }),
  // expect: tags.require: keys must be an array of at least one item; got an array of 0 items
  require_of_no_keys: tags.require([], { Owner: 'me' }),
  // expect: tags.list: tags must be an object; got an array of 1 item
  list_of_a_list: tags.list([{ Key: 'a', Value: 'b' }]),
  // expect: tags.list: tag "Stage" must be a string or an intrinsic function; got the number 3
  list_of_a_number: tags.list({ Stage: 3 }),
  // expect: tags.list: tag "Owner" must be a string or an intrinsic function; got null
  list_of_null: tags.list({ Owner: null }),
  // expect: tags.map: tag "Owner" must be a string or an intrinsic function; got an object with "Mail", "Name"
  map_of_an_object: tags.map({ Owner: { Name: 'me', Mail: 'me@example.com' } }),
  // expect: tags.list: a tag key must be without the prefix "aws:", which AWS keeps for itself; got the string "aws:owner"
  list_with_a_key_of_AWS: tags.list({ 'aws:owner': 'me' }),
  // expect: tags.list: a tag key must be without the prefix "aws:", which AWS keeps for itself; got the string "AWS:owner"
  list_with_a_key_of_AWS_in_capitals: tags.list({ 'AWS:owner': 'me' }),
  // expect: tags.list: a tag key must have 1 to 128 characters; got 0
  list_with_an_empty_key: tags.list({ '': 'me' }),
  // expect: tags.list: a tag key must have 1 to 128 characters; got 129
  list_with_a_long_key: tags.list({ [std.repeat('k', 129)]: 'v' }),
  // expect: tags.list: tag "Owner" must have at most 256 characters; got 257
  list_with_a_long_value: tags.list({ Owner: std.repeat('v', 257) }),
  // expect: tags.list: tags must be at most 50 tags; got 51
  list_of_too_many: tags.list({ ['k%d' % i]: 'v' for i in std.range(1, 51) }),
  // expect: tags.autoScalingList: propagateAtLaunch must be true or false; got the string "true"
  autoScalingList_with_a_string: tags.autoScalingList({ Owner: 'me' }, 'true'),
  // expect: tags.forType: type must be a resource type, such as "AWS::S3::Bucket"; got the string "Bucket"
  forType_of_a_bare_name: tags.forType('Bucket', { Owner: 'me' }),
  // expect: tags.properties: type must be a resource type, such as "AWS::S3::Bucket"; got the number 3
  properties_of_a_number: tags.properties(3, { Owner: 'me' }),
  // expect: tags.tagged: resource must be a resource, an object with Type; got the string "AWS::S3::Bucket"
  tagged_with_the_arguments_swapped: tags.tagged('AWS::S3::Bucket', { Owner: 'me' }),
  // expect: tags.tagged: resource must be a resource, an object with Type; got an object with "Properties"
  tagged_of_an_object_without_a_type: tags.tagged({ Properties: {} }, { Owner: 'me' }),
  // expect: tags.tagged: Tags of the resource must be an object from key to value; got an object with "Fn::If"
  tagged_over_computed_tags: tags.tagged(
    { Type: 'AWS::SSM::Parameter', Properties: { Tags: { 'Fn::If': ['IsProd', {}, {}] } } }, { Owner: 'me' }
  ),
  // expect:
  // expect: tags.tagged: Tags of the resource must be an array of tags; got an object with "Project"
  tagged_over_a_map_where_a_list_belongs: tags.tagged(
    { Type: 'AWS::SNS::Topic', Properties: { Tags: { Project: 'orders' } } }, { Owner: 'me' }
  ),
  // expect:
  // expect: tags.tagged: Tags of the resource must be an object with the array Items; got an array of 0 items
  tagged_over_a_list_where_items_belong: tags.tagged(
    { Type: 'AWS::CloudFront::AnycastIpList', Properties: { Tags: [] } }, { Owner: 'me' }
  ),
}
