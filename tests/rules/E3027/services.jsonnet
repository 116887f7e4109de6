// Each service has a grammar of its own.
local once(expression) = {
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    FlexibleTimeWindow: { Mode: 'OFF' },
    ScheduleExpression: expression,
    Target: { Arn: 'arn:aws:sqs:us-east-1:123456789012:queue', RoleArn: 'arn:aws:iam::123456789012:role/sender' },
  },
};
local rotation(expression) = {
  Type: 'AWS::SecretsManager::RotationSchedule',
  Properties: {
    SecretId: 'secret',
    RotationLambdaARN: 'arn:aws:lambda:us-east-1:123456789012:function:rotate',
    RotationRules: { ScheduleExpression: expression },
  },
};
local group(expression) = {
  Type: 'AWS::AutoScaling::ScheduledAction',
  Properties: { AutoScalingGroupName: 'web', MinSize: 1, Recurrence: expression },
};
{
  Parameters: { Nightly: { Type: 'String', Default: '0 3 * * ? *' } },
  Resources: {
    Day: once('at(2030-02-29T12:00:00)'),
    Month: once('at(2030-13-01T00:00:00)'),
    Hour: once('at(2030-01-01T24:00:00)'),
    NoTime: once('at(2030-01-01)'),
    NoForm: once('every 5 minutes'),
    NoRate: once('rate(0 minutes)'),
    FiveFields: once('cron(0 12 * * *)'),
    Scaling: {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      Properties: {
        MinCapacity: 1,
        MaxCapacity: 2,
        ResourceId: 'service/cluster/web',
        ScalableDimension: 'ecs:service:DesiredCount',
        ServiceNamespace: 'ecs',
        ScheduledActions: [
          { ScheduledActionName: 'up', Schedule: '0 5 * * *', ScalableTargetAction: { MinCapacity: 2 } },
          { ScheduledActionName: 'down', Schedule: 'cron(0 25 * * ? *)', ScalableTargetAction: { MinCapacity: 1 } },
        ],
      },
    },
    GroupBrackets: group('cron(0 5 * * *)'),
    GroupYear: group('0 5 * * ? *'),
    GroupHour: group('0 24 * * *'),
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'nightly',
          BackupPlanRule: [
            { RuleName: 'night', TargetBackupVault: 'vault', ScheduleExpression: 'cron(0 5 * * *)' },
          ],
        },
      },
    },
    Rotation: rotation('cron(30 8 1 * ? *)'),
    RotationRate: rotation('rate(90 minutes)'),
    Trigger: {
      Type: 'AWS::Glue::Trigger',
      Properties: { Type: 'SCHEDULED', Schedule: { Ref: 'Nightly' }, Actions: [{ JobName: 'job' }] },
    },
    Window: {
      Type: 'AWS::SSM::MaintenanceWindow',
      Properties: {
        Name: 'window',
        AllowUnassociatedTargets: true,
        Cutoff: 1,
        Duration: 2,
        Schedule: '0 2 ? * SUN *',
      },
    },
  },
}
