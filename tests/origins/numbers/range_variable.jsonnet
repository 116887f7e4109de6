{
  Resources: {
    ['Queue' + delay]: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: delay } }
    for delay in /*E3034*/std.range(900, 901)
  },
}
