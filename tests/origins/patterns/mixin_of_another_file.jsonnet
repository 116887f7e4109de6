local mixins = import 'mixin_of_another_file.libsonnet';
{
  Resources: {
    A: { Type: 'AWS::S3::Bucket' } + /*via E3030*/mixins.versioned('On'),
    B: { Type: 'AWS::S3::Bucket' } + mixins.named,
  },
}
