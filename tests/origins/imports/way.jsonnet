local bucket = (/*via E3002*/import 'way.libsonnet').bucket;
{
  Resources: { A: bucket },
}
