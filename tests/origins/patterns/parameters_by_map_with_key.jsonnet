{
  Parameters: std.mapWithKey(function(name, type) { Type: type }, { Stage: 'String', /*W2001*/Unused: 'String', Wrong: /*E2002*/'Text' }),
  Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${Stage}-${Wrong}' } } } },
}
