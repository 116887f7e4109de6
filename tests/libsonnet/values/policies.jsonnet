// Statements, documents, principals and ARNs.
local cfn = import 'cfn/main.libsonnet';
{
  allow: cfn.allow('*', '*'),
  allow_with_everything: cfn.allow(
    ['s3:GetObject', 's3:ListBucket'],
    [cfn.getAtt('B', 'Arn'), 'arn:aws:s3:::b/*'],
    principal={ AWS: '123456789012', Service: ['a.amazonaws.com', 'b.amazonaws.com'] },
    condition={ Bool: { 'aws:SecureTransport': 'true' } },
    sid='Read',
  ),
  deny: cfn.deny('s3:*', cfn.sub('${B.Arn}/*'), principal='*'),
  policyDocument: cfn.policyDocument([cfn.allow('sns:Publish', cfn.ref('Topic')), cfn.deny('sns:*', '*')]),
  servicePrincipal: cfn.servicePrincipal('ec2.amazonaws.com'),
  servicePrincipal_by_region: cfn.servicePrincipal(cfn.sub('logs.${AWS::Region}.amazonaws.com')),
  servicePrincipal_of_several: cfn.servicePrincipal(['ec2.amazonaws.com', 'ssm.amazonaws.com']),
  accountPrincipal: cfn.accountPrincipal(),
  accountPrincipal_of_another: cfn.accountPrincipal('123456789012'),
  assumeRolePolicy: cfn.assumeRolePolicy('lambda.amazonaws.com'),
  assumeRolePolicy_with_a_condition:
    cfn.assumeRolePolicy('lambda.amazonaws.com', { StringEquals: { 'aws:SourceAccount': cfn.accountId } }),
  arn: cfn.arn('sns', 'alerts'),
  arn_of_a_bucket: cfn.arn('s3', '${LandingBucket}/*', region='', account=''),
  arn_of_a_managed_policy: cfn.arn('iam', 'policy/ReadOnlyAccess', region='', account='aws'),
  arn_elsewhere: cfn.arn('sqs', 'queue', region='us-gov-west-1', account='123456789012', partition='aws-us-gov'),
}
