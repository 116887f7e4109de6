{
  A: /*via E3002*/(import 'through_two_files.bucket.libsonnet')('landing'),
}
