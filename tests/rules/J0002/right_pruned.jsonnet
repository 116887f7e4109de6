// std.prune takes the nulls out; a null in a hidden field is nothing.
{
  name:: null,
  Resources: std.prune({ Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: null, TopicName: 'a' } } }),
}
