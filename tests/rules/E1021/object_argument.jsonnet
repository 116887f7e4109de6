// User data as an object: Fn::Base64 encodes texts.
{
  Resources: {
    Template: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: { LaunchTemplateData: { UserData: { 'Fn::Base64': { packages: ['git'] } } } },
    },
  },
}
