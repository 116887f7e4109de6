// Two rules of a listener have one priority.
local rule(path, priority) = {
  Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  Properties: {
    ListenerArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/w/0123456789abcdef/0123456789abcdef',
    Priority: priority,
    Conditions: [{ Field: 'path-pattern', Values: [path] }],
    Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  },
};

{
  Resources: {
    First: rule('/a', 1),
    Again: rule('/b', 1),
    Right: rule('/c', 2),
  },
}
