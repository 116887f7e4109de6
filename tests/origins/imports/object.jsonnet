local library = import 'object.libsonnet';
{
  Resources: {
    A: library.bucket { Properties+: { /*E3002*/Acl: 1 } },
  },
}
