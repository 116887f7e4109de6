local s3 = import 'cfn/s3.libsonnet';
{
  // expect: s3.encryption: kmsKeyId must be a string or an intrinsic function; got an array of 1 item
  encryption_with_a_key_in_an_array: s3.encryption(['a']),
  // expect: s3.logTo: prefix must be a key prefix that ends in a slash, such as "landing/"; got the string "landing"
  logTo_without_a_slash: s3.logTo('LoggingBucket', 'landing'),
  // expect: s3.logTo: prefix must be a key prefix that ends in a slash, such as "landing/"; got the string "/landing/"
  logTo_with_a_leading_slash: s3.logTo('LoggingBucket', '/landing/'),
  // expect: s3.logTo: bucketId must be a logical ID, letters and digits such as "LandingBucket"; got an object with "Ref"
  logTo_of_a_reference: s3.logTo({ Ref: 'LoggingBucket' }, 'landing/'),
  // expect: s3.lifecycle: rules must be an array; got an object with "ExpirationInDays", "Id", "Status"
  lifecycle_of_one_rule: s3.lifecycle(s3.expire(1)),
  // expect: s3.lifecycle: rules must be an array of at least one item; got an array of 0 items
  lifecycle_of_none: s3.lifecycle([]),
  // expect: s3.lifecycle: rules has two with the Id "Expire"; an Id must be unique
  lifecycle_with_the_same_Id_twice: s3.lifecycle([s3.expire(1), s3.expire(2)]),
  // expect: s3.abortIncompleteUploads: afterDays must be a whole number from 1 to 36500; got the number 0
  abortIncompleteUploads_after_no_days: s3.abortIncompleteUploads(0),
  // expect: s3.expire: afterDays must be a whole number from 1 to 36500; got the number 1.5
  expire_after_a_fraction: s3.expire(1.5),
  // expect: s3.expire: afterDays must be a whole number from 1 to 36500; got the string "30"
  expire_after_a_string: s3.expire('30'),
  // expect: s3.expire: prefix must be a key prefix that ends in a slash, such as "landing/"; got the string "tmp"
  expire_with_a_prefix_without_a_slash: s3.expire(1, 'tmp'),
  // expect: s3.expireNoncurrent: afterDays must be a whole number from 1 to 36500; got null
  expireNoncurrent_after_null: s3.expireNoncurrent(null),
  // expect: s3.transition: storageClass must be one of "DEEP_ARCHIVE", "GLACIER", "GLACIER_IR", "INTELLIGENT_TIERING", "ONEZONE_IA", "STANDARD_IA"; got the string "GLACIAL"
  transition_to_an_unknown_class: s3.transition('GLACIAL', 30),
  // expect: s3.denyInsecureTransport: bucketId must be a logical ID, letters and digits such as "LandingBucket"; got the string "orders-landing"
  denyInsecureTransport_of_a_name: s3.denyInsecureTransport('orders-landing'),
  // expect: s3.allowLogDelivery: sourceBucketId must be a logical ID, letters and digits such as "LandingBucket"; got the string "orders-landing"
  allowLogDelivery_from_a_name: s3.allowLogDelivery('LoggingBucket', 'orders-landing', 'landing/'),
  // expect: s3.bucketPolicy: statements must be an array; got an object with "Action", "Condition", "Effect", "Principa...
  bucketPolicy_of_one_statement: s3.bucketPolicy('B', s3.denyInsecureTransport('B')),
  // expect: s3.bucketPolicy: statements[0] must be an object; got the string "Deny"
  bucketPolicy_of_a_string: s3.bucketPolicy('B', ['Deny']),
  // expect: s3.secureBucket: properties must be an object; got an array of 0 items
  secureBucket_with_properties_in_an_array: s3.secureBucket([]),
  // expect: s3.landingBucket: id must be a logical ID, letters and digits such as "LandingBucket"; got the string "orders-landing"
  landingBucket_of_a_name: s3.landingBucket('orders-landing'),
  // expect: s3.landingBucket: name must be 3 to 63 lower-case letters, digits, dots and hyphens, or an intrinsic function; got the string "Orders_Landing"
  landingBucket_with_a_bad_name: s3.landingBucket('B', name='Orders_Landing'),
  // expect: s3.landingBucket: name must be 3 to 63 lower-case letters, digits, dots and hyphens, or an intrinsic function; got the string "ab"
  landingBucket_with_a_short_name: s3.landingBucket('B', name='ab'),
  // expect: s3.landingBucket: name must be 3 to 63 lower-case letters, digits, dots and hyphens, or an intrinsic function; got the string "orders-"
  landingBucket_with_a_hyphen_at_the_end: s3.landingBucket('B', name='orders-'),
  // expect: s3.landingBucket: loggingBucket and logPrefix must be given together; logPrefix is missing
  landingBucket_without_a_prefix: s3.landingBucket('B', loggingBucket='L'),
  // expect: s3.landingBucket: loggingBucket and logPrefix must be given together; loggingBucket is missing
  landingBucket_with_a_prefix_alone: s3.landingBucket('B', logPrefix='b/'),
  // expect: s3.landingBucket: loggingBucket must be another bucket than the one whose access it logs; got the string "B"
  landingBucket_that_logs_to_itself: s3.landingBucket('B', loggingBucket='B', logPrefix='b/'),
  // expect: s3.landingBucket: logPrefix must be a key prefix that ends in a slash, such as "landing/"; got the string "b"
  landingBucket_with_a_bad_prefix: s3.landingBucket('B', loggingBucket='L', logPrefix='b'),
  // expect: s3.landingBucket: noncurrentDays must be a whole number from 1 to 36500; got the number 0
  landingBucket_with_no_noncurrent_days: s3.landingBucket('B', noncurrentDays=0),
  // expect: s3.landingBucket: kmsKeyId must be a string or an intrinsic function; got the number 3
  landingBucket_with_a_key_that_is_a_number: s3.landingBucket('B', kmsKeyId=3),
  // expect: s3.lifecycle: rules has two with the Id "ExpireNoncurrentVersions"; an Id must be unique
  landingBucket_with_a_rule_twice: s3.landingBucket('B', rules=[s3.expireNoncurrent(1)]),
  // expect: s3.landingBucket: tag "Stage" must be a string or an intrinsic function; got the number 3
  landingBucket_with_a_wrong_tag: s3.landingBucket('B', tags={ Stage: 3 }),
  // expect: s3.loggingBucket: logsFrom must be an object such as {LandingBucket: "landing/"}; got an array of 1 item
  loggingBucket_of_a_list: s3.loggingBucket('L', ['B']),
  // expect: s3.loggingBucket: logsFrom must be an object such as {LandingBucket: "landing/"}; got an empty object
  loggingBucket_of_none: s3.loggingBucket('L', {}),
  // expect: s3.loggingBucket: logsFrom has "L" itself; a bucket that logs its own access never comes to rest
  loggingBucket_of_itself: s3.loggingBucket('L', { L: 'l/' }),
  // expect: s3.loggingBucket: logsFrom["B"] must be a key prefix that ends in a slash, such as "landing/"; got the string "/"
  loggingBucket_with_a_bad_prefix: s3.loggingBucket('L', { B: '/' }),
  // expect: s3.loggingBucket: a name in logsFrom must be a logical ID, letters and digits such as "LandingBucket"; got the string "orders-landing"
  loggingBucket_with_a_bad_source: s3.loggingBucket('L', { 'orders-landing': 'b/' }),
  // expect: s3.loggingBucket: statements must be an array; got an empty object
  loggingBucket_with_a_statement_alone: s3.loggingBucket('L', { B: 'b/' }, statements={}),
}
