// The name of an image in a launch template.
{
  Resources: {
    Template: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { ImageId: 'amazon-linux' } } },
  },
}
