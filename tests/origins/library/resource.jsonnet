local cfn = import 'cfn/main.libsonnet';
{
  Resources: {
    A: cfn.resource(/*E3006*/'AWS::S3::Buket', { BucketName: 'landing' }),
    B: cfn.resource('AWS::S3::Bucket', { /*E3002*/Name: 'landing', AccessControl: /*E3030*/'Foo' }),
    C: cfn.resource('AWS::SNS::Subscription', /*E3003*/{ Protocol: 'sqs' }),
  },
}
