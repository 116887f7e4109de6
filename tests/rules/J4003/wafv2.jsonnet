// Both actions, none, and two rules of one priority.
local view(name) = { CloudWatchMetricsEnabled: true, MetricName: name, SampledRequestsEnabled: true };
local country(code) = { GeoMatchStatement: { CountryCodes: [code] } };
local common = { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } };
local acl(rules) = {
  Type: 'AWS::WAFv2::WebACL',
  Properties: {
    Scope: 'REGIONAL',
    DefaultAction: { Allow: {} },
    VisibilityConfig: view('all'),
    Rules: [rule { VisibilityConfig: view(rule.Name) } for rule in rules],
  },
};

{
  Resources: {
    Both: acl([{ Name: 'a', Priority: 0, Action: { Block: {} }, OverrideAction: { None: {} }, Statement: common }]),
    None: acl([{ Name: 'a', Priority: 0, Statement: country('DE') }]),
    Same: acl([
      { Name: 'a', Priority: 0, Action: { Block: {} }, Statement: country('DE') },
      { Name: 'b', Priority: 0, Action: { Block: {} }, Statement: country('FR') },
    ]),
  },
}
