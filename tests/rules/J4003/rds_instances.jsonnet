// Without an engine; monitoring without a role; the logs of another engine.
local instance(properties) = {
  Type: 'AWS::RDS::DBInstance',
  DeletionPolicy: 'Delete',
  UpdateReplacePolicy: 'Delete',
  Properties: {
    AllocatedStorage: '20',
    DBInstanceClass: 'db.m5.large',
    MasterUsername: 'shop',
    ManageMasterUserPassword: true,
  } + properties,
};

{
  Resources: {
    NoEngine: instance({}),
    NoRole: instance({ Engine: 'mysql', MonitoringInterval: 60 }),
    Slow: instance({ Engine: 'postgres', EnableCloudwatchLogsExports: ['slowquery'] }),
    Upgrade: instance({ Engine: 'mysql', EnableCloudwatchLogsExports: ['error', 'upgrade'] }),
  },
}
