// What each service takes.
local once(expression) = {
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    FlexibleTimeWindow: { Mode: 'OFF' },
    ScheduleExpression: expression,
    Target: { Arn: 'arn:aws:sqs:us-east-1:123456789012:queue', RoleArn: 'arn:aws:iam::123456789012:role/sender' },
  },
};
local window(expression) = {
  Type: 'AWS::SSM::MaintenanceWindow',
  Properties: { Name: 'window', AllowUnassociatedTargets: true, Cutoff: 1, Duration: 2, Schedule: expression },
};
local group(expression) = {
  Type: 'AWS::AutoScaling::ScheduledAction',
  Properties: { AutoScalingGroupName: 'web', MinSize: 1, Recurrence: expression },
};
{
  Resources: {
    Once: once('at(2032-02-29T12:00:00)'),
    Hourly: once('rate(1 hours)'),
    Daily: once('cron(0 12 * * ? *)'),
    Scaling: {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      Properties: {
        MinCapacity: 1,
        MaxCapacity: 2,
        ResourceId: 'service/cluster/web',
        ScalableDimension: 'ecs:service:DesiredCount',
        ServiceNamespace: 'ecs',
        ScheduledActions: [
          { ScheduledActionName: 'up', Schedule: 'cron(30 6 * * 2 *)', ScalableTargetAction: { MinCapacity: 2 } },
          { ScheduledActionName: 'on', Schedule: 'at(2030-11-24T12:00:00)', ScalableTargetAction: { MinCapacity: 1 } },
        ],
      },
    },
    Yearly: group('30 0 1 1,6,12 0'),
    Nickname: group('@daily'),
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'nightly',
          BackupPlanRule: [
            { RuleName: 'night', TargetBackupVault: 'vault', ScheduleExpression: 'cron(0 5 ? * * *)' },
            { RuleName: 'noon', TargetBackupVault: 'vault', ScheduleExpression: '0 12 * * ? *' },
          ],
        },
      },
    },
    Rotation: {
      Type: 'AWS::SecretsManager::RotationSchedule',
      Properties: {
        SecretId: 'secret',
        RotationLambdaARN: 'arn:aws:lambda:us-east-1:123456789012:function:rotate',
        RotationRules: { ScheduleExpression: 'cron(0 4/12 * * ? *)' },
      },
    },
    Crawler: {
      Type: 'AWS::Glue::Crawler',
      Properties: {
        Role: 'arn:aws:iam::123456789012:role/crawler',
        DatabaseName: 'database',
        Targets: { S3Targets: [{ Path: 's3://bucket/prefix' }] },
        Schedule: { ScheduleExpression: '' },
      },
    },
    WithSeconds: window('cron(0 30 23 ? * TUE#3 *)'),
    Weekly: window('rate(7 days)'),
    Canary: {
      Type: 'AWS::Synthetics::Canary',
      Properties: {
        Name: 'canary',
        ArtifactS3Location: 's3://bucket/canary',
        ExecutionRoleArn: 'arn:aws:iam::123456789012:role/canary',
        RuntimeVersion: 'syn-nodejs-puppeteer-9.1',
        Code: { Handler: 'index.handler', S3Bucket: 'bucket', S3Key: 'canary.zip' },
        StartCanaryAfterCreation: true,
        Schedule: { Expression: 'rate(0 minute)' },
      },
    },
  },
}
