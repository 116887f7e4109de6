local library =
  import 'default_argument_in_another_file.libsonnet';
{
  Resources: {
    A:
      /*via E3030*/library.bucket('landing'),
  },
}
