local s3 = import 'cfn/s3.libsonnet';
{
  Resources: {
    A: s3.secureBucket({ AccessControl: /*E3030*/'Foo', /*E3002*/Bogus: 1 }),
  },
}
