local bucket = import 'builder.libsonnet';
{
  Resources: {
    A: bucket.new('landing') + bucket.withAcl(/*E3030*/'Foo') + bucket.withTag('a', 'b'),
    B: bucket.new('logging') + bucket.withTag('a', 'b') + bucket.withProperty(/*E3002*/'Name', 1),
  },
}
