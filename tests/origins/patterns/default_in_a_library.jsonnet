local library = import 'default_in_a_library.libsonnet';
{
  Resources: {
    A: library.bucket('landing'),
    B: library.bucket('logging', acl='Private'),
  },
}
