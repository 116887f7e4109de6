{
  Resources: {
    Share: {
      Type: 'Custom::Share',
      Properties: { ServiceToken: 'arn:aws:sns:eu-west-1:012345678901:t', AccountId: 123456789012, Count: 12345678901,
        Name: 'arn:aws:s3:::12345678901', Other: 'arn:aws:a:b' },
    },
  },
}
