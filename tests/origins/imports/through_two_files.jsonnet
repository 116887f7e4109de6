{
  Resources: /*via E3002*/import 'through_two_files.resources.libsonnet',
}
