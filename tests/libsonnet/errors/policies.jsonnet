local cfn = import 'cfn/main.libsonnet';
{
  // expect: cfn.allow: action must be "*" or the action of a service, such as "s3:GetObject"; got the string "GetObject"
  allow_of_an_action_without_a_service: cfn.allow('GetObject', '*'),
  // expect: cfn.allow: action must be an array of at least one item; got an array of 0 items
  allow_of_no_action: cfn.allow([], '*'),
  // expect: cfn.allow: action[1] must be "*" or the action of a service, such as "s3:GetObject"; got the number 3
  allow_of_a_number_among_actions: cfn.allow(['s3:GetObject', 3], '*'),
  // expect: cfn.allow: resource must be a string or an intrinsic function; got the number 3
  allow_of_a_resource_that_is_a_number: cfn.allow('s3:GetObject', 3),
  // expect: cfn.deny: principal must be "*" or an object such as {Service: "ec2.amazonaws.com"}; got the string "123456789012"
  deny_with_a_principal_in_a_string: cfn.deny('s3:*', '*', principal='123456789012'),
  // expect: cfn.deny: principal has no field "Aws"; its fields are "AWS", "CanonicalUser", "Federated", "Service"
  deny_with_a_misspelled_principal: cfn.deny('s3:*', '*', principal={ Aws: '123456789012' }),
  // expect: cfn.deny: condition must be an object; got the string "Bool"
  deny_with_a_condition_in_a_string: cfn.deny('s3:*', '*', condition='Bool'),
  // expect: cfn.allow: sid must be letters and digits; got the string "Read all"
  allow_with_a_sid_of_two_words: cfn.allow('s3:*', '*', sid='Read all'),
  // expect: cfn.policyDocument: statements must be an array; got an object with "Action", "Effect", "Resource"
  policyDocument_of_one_statement: cfn.policyDocument(cfn.allow('s3:*', '*')),
  // expect: cfn.policyDocument: statements must be an array of at least one item; got an array of 0 items
  policyDocument_of_none: cfn.policyDocument([]),
  // expect: cfn.servicePrincipal: service must be a service principal, such as "ec2.amazonaws.com"; got the string "ec2"
  servicePrincipal_without_a_domain: cfn.servicePrincipal('ec2'),
  // expect: cfn.accountPrincipal: accountId must be a string that is not empty; got the number 123456789012
  accountPrincipal_of_a_number: cfn.accountPrincipal(123456789012),
  // expect: cfn.servicePrincipal: service must be a service principal, such as "ec2.amazonaws.com"; got an object with "AWS", "Service"
  assumeRolePolicy_of_an_account: cfn.assumeRolePolicy({ AWS: '123456789012', Service: 'ec2.amazonaws.com' }),
  // expect: cfn.arn: resource must be a string that is not empty; got an empty string
  arn_without_resource: cfn.arn('s3', ''),
  // expect: cfn.arn: region must be a string; got null
  arn_with_a_region_that_is_null: cfn.arn('s3', 'bucket', region=null),
}
