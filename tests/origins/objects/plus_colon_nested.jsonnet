local bucket = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
{
  Resources: {
    A: bucket { Properties+: { VersioningConfiguration+: { /*E3002*/Stat: 'Enabled' } } },
    B: bucket { Properties+: { VersioningConfiguration+: { Status: /*E3030*/'On' } } },
  },
}
