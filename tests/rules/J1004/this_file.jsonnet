// A text of the template holds what std.thisFile gave, as it is or within more.
local source = std.thisFile;
{
  Resources: {
    Alerts: {
      Type: 'AWS::SNS::Topic',
      Metadata: { Source: source, Note: 'made from %s by Jsonnet' % std.thisFile },
    },
  },
}
