// "enabled" for "Enabled", in a list of rules.
{
  Resources: {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 1 },
            { Status: 'enabled', ExpirationInDays: 2 }] },
      },
    },
  },
}
