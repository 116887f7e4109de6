function(environment, owner, zones=[]) {
  Parameters: { Size: { Type: 'Number', Default: 1, AllowedValues: [1, 2] } },
  Resources: {
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: {
        Displayname: owner,
        TopicName: '%s-%s' % [environment, std.join('', zones)],
        [if environment == 'prod' then 'FifoTopics']: true,
        KmsMasterKeyId: { Ref: 'Size' },
      },
    },
  },
}
