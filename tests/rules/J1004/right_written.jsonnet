// A path that is written is the same everywhere, and a message is no part of the template.
assert std.length(std.thisFile) > 0 : 'no name: ' + std.thisFile;
{
  Resources: {
    Alerts: {
      Type: 'AWS::SNS::Topic',
      Metadata: { Source: 'J1004/right_written.jsonnet' },
    },
  },
}
