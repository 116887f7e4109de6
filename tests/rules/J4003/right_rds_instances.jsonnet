// Engines of their own or of others; monitoring with a role or none.
local instance(properties) = {
  Type: 'AWS::RDS::DBInstance',
  DeletionPolicy: 'Delete',
  UpdateReplacePolicy: 'Delete',
  Properties: { DBInstanceClass: 'db.m5.large' } + properties,
};
local own = { AllocatedStorage: '20', MasterUsername: 'shop', ManageMasterUserPassword: true };

{
  Resources: {
    Replica: instance({ SourceDBInstanceIdentifier: 'shop' }),
    Restored: instance({ DBSnapshotIdentifier: 'shop-2026' }),
    Role: instance(own {
      Engine: 'mysql',
      MonitoringInterval: 60,
      MonitoringRoleArn: 'arn:aws:iam::123456789012:role/monitoring',
    }),
    None: instance(own { Engine: 'mysql', MonitoringInterval: 0 }),
    Logs: instance(own { Engine: 'postgres', EnableCloudwatchLogsExports: ['postgresql', 'upgrade'] }),
    MoreLogs: instance(own { Engine: 'mysql', EnableCloudwatchLogsExports: ['error', 'slowquery'] }),
  },
}
