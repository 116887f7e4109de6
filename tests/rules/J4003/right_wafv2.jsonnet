// Each rule with its action and its priority.
local view(name) = { CloudWatchMetricsEnabled: true, MetricName: name, SampledRequestsEnabled: true };

{
  Resources: {
    Acl: {
      Type: 'AWS::WAFv2::WebACL',
      Properties: {
        Scope: 'REGIONAL',
        DefaultAction: { Allow: {} },
        VisibilityConfig: view('all'),
        Rules: [
          {
            Name: 'a',
            Priority: 0,
            OverrideAction: { None: {} },
            Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } },
            VisibilityConfig: view('a'),
          },
          {
            Name: 'b',
            Priority: 1,
            Action: { Block: {} },
            Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } },
            VisibilityConfig: view('b'),
          },
        ],
      },
    },
  },
}
