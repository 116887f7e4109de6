// S3 buckets that are secure by default: a landing bucket for data, and the bucket that its access logs go to.
//
//     local s3 = import 'cfn/s3.libsonnet';
//     s3.loggingBucket('LoggingBucket', logsFrom={ LandingBucket: 'landing/' })
//     + s3.landingBucket('LandingBucket', loggingBucket='LoggingBucket', logPrefix='landing/')
//
// Both functions return resources by logical ID: the bucket, and beside it its policy, called <bucket>Policy. They are
// put together from the pieces below, which are good on their own too: pieces of Properties (`encryption`, `versioning`
// …), lifecycle rules, and statements of a bucket policy. What is secure by default: encryption, no public access, no
// ACLs (the owner of the bucket owns the objects), requests by TLS only, versioning, and the data outlives the stack
// (DeletionPolicy and UpdateReplacePolicy are Retain). To change one of these, merge over it:
//
//     s3.landingBucket('LandingBucket') + { LandingBucket+: { DeletionPolicy: 'Delete' } }
local check = import 'check.libsonnet';
local cfn = import 'main.libsonnet';
local tagging = import 'tags.libsonnet';

local days(place, argument, value) = check.integer(place, argument, value, 1, 36500);

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
local bucketName(place, name) =
  local isAllowed(c) = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.';
  local isEdge(c) = isAllowed(c) && c != '-' && c != '.';
  if check.isIntrinsic(name) then name
  else if std.isString(name) && std.length(name) >= 3 && std.length(name) <= 63 &&
          std.length([c for c in std.stringChars(name) if !isAllowed(c)]) == 0 &&
          isEdge(name[0]) && isEdge(name[std.length(name) - 1])
  then name
  else
    local expectation = '3 to 63 lower-case letters, digits, dots and hyphens, or an intrinsic function';
    check.fail(place, 'name', expectation, name);

// A prefix of keys ends in a slash and does not begin with one: "landing/".
local keyPrefix(place, argument, value) =
  if std.isString(value) && std.length(value) > 1 && std.endsWith(value, '/') && !std.startsWith(value, '/') then value
  else check.fail(place, argument, 'a key prefix that ends in a slash, such as "landing/"', value);

// A lifecycle rule over the objects whose key begins with `prefix`; over all of them when it is null. The prefix is
// part of the rule's ID, which must be unique in a bucket.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
local lifecycleRule(place, id, prefix, action) =
  if prefix == null then { Id: id, Status: 'Enabled' } + action
  else { Id: id + '-' + keyPrefix(place, 'prefix', prefix), Status: 'Enabled', Prefix: prefix } + action;

local storageClasses = ['DEEP_ARCHIVE', 'GLACIER', 'GLACIER_IR', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'STANDARD_IA'];

local pieces = {
  // --- Pieces of a bucket's Properties ---

  // With S3's own keys; with a KMS key when its ID or ARN is given, and then with a bucket key, which saves calls to
  // KMS.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
  encryption(kmsKeyId=null)::
    local rule =
      if kmsKeyId == null then { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }
      else {
        BucketKeyEnabled: true,
        ServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms',
          KMSMasterKeyID: check.text('s3.encryption', 'kmsKeyId', kmsKeyId),
        },
      };
    { BucketEncryption: { ServerSideEncryptionConfiguration: [rule] } },

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
  publicAccessBlock:: {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  },

  // ACLs are off: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
  bucketOwnerEnforced:: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },

  versioning:: { VersioningConfiguration: { Status: 'Enabled' } },

  // Access logs go to another bucket of this template, in folders by the day of the request.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
  logTo(bucketId, prefix):: {
    LoggingConfiguration: {
      DestinationBucketName: cfn.ref(check.logicalId('s3.logTo', 'bucketId', bucketId)),
      LogFilePrefix: keyPrefix('s3.logTo', 'prefix', prefix),
      TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
    },
  },

  // Of rules such as those below.
  lifecycle(rules)::
    local ids = [std.get(rule, 'Id') for rule in check.each('s3.lifecycle', 'rules', rules, check.object)];
    local repeated = [id for id in ids if id != null && std.count(ids, id) > 1];
    if repeated != [] then error 's3.lifecycle: rules has two with the Id "%s"; an Id must be unique' % repeated[0]
    else { LifecycleConfiguration: { Rules: rules } },

  // --- Lifecycle rules ---

  abortIncompleteUploads(afterDays=7, prefix=null)::
    lifecycleRule('s3.abortIncompleteUploads', 'AbortIncompleteUploads', prefix, {
      AbortIncompleteMultipartUpload: {
        DaysAfterInitiation: days('s3.abortIncompleteUploads', 'afterDays', afterDays),
      },
    }),

  expire(afterDays, prefix=null)::
    lifecycleRule('s3.expire', 'Expire', prefix, { ExpirationInDays: days('s3.expire', 'afterDays', afterDays) }),

  // Versions that were overwritten or deleted.
  expireNoncurrent(afterDays, prefix=null)::
    lifecycleRule('s3.expireNoncurrent', 'ExpireNoncurrentVersions', prefix, {
      NoncurrentVersionExpiration: { NoncurrentDays: days('s3.expireNoncurrent', 'afterDays', afterDays) },
    }),

  transition(storageClass, afterDays, prefix=null)::
    local place = 's3.transition';
    local class = check.oneOf(place, 'storageClass', storageClass, storageClasses);
    lifecycleRule(place, 'TransitionTo-' + class, prefix, {
      Transitions: [{ StorageClass: class, TransitionInDays: days(place, 'afterDays', afterDays) }],
    }),

  // --- Statements of a bucket policy ---

  // Refuses every request that does not come by TLS.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
  denyInsecureTransport(bucketId)::
    local id = check.logicalId('s3.denyInsecureTransport', 'bucketId', bucketId);
    cfn.deny(
      's3:*',
      [cfn.getAtt(id, 'Arn'), cfn.sub('${%s.Arn}/*' % id)],
      principal='*',
      condition={ Bool: { 'aws:SecureTransport': 'false' } },
      sid='DenyInsecureTransport',
    ),

  // Lets S3 write the access logs of one bucket of this account below a prefix, and of no other.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
  allowLogDelivery(bucketId, sourceBucketId, prefix)::
    local place = 's3.allowLogDelivery';
    local id = check.logicalId(place, 'bucketId', bucketId);
    local source = check.logicalId(place, 'sourceBucketId', sourceBucketId);
    cfn.allow(
      's3:PutObject',
      cfn.sub('${%s.Arn}/%s*' % [id, keyPrefix(place, 'prefix', prefix)]),
      principal=cfn.servicePrincipal('logging.s3.amazonaws.com'),
      condition={
        ArnLike: { 'aws:SourceArn': cfn.getAtt(source, 'Arn') },
        StringEquals: { 'aws:SourceAccount': cfn.accountId },
      },
      sid='AllowLogDeliveryFrom' + source,
    ),

  // --- Resources ---

  // The policy of a bucket; a bucket has at most one.
  bucketPolicy(bucketId, statements)::
    cfn.resource('AWS::S3::BucketPolicy', {
      Bucket: cfn.ref(check.logicalId('s3.bucketPolicy', 'bucketId', bucketId)),
      PolicyDocument: cfn.policyDocument(check.each('s3.bucketPolicy', 'statements', statements, check.object)),
    }),

  // A bucket that is secure by default, with more properties merged over these.
  secureBucket(properties={})::
    cfn.resource(
      'AWS::S3::Bucket',
      pieces.encryption() + pieces.publicAccessBlock + pieces.bucketOwnerEnforced + pieces.versioning
      + check.object('s3.secureBucket', 'properties', properties),
      { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    ),
};

// The properties that both kinds of bucket have by their arguments.
local named(place, name) = if name == null then {} else { BucketName: bucketName(place, name) };
local tagged(place, tags) = tagging.propertiesFor(place, 'AWS::S3::Bucket', tags);

pieces {
  // A bucket for data that arrives, and its policy. Overwritten versions go after `noncurrentDays`; `rules` are further
  // lifecycle rules, `statements` further statements of the policy. Without a logging bucket there are no access logs.
  landingBucket(
    id,
    loggingBucket=null,
    logPrefix=null,
    name=null,
    kmsKeyId=null,
    noncurrentDays=90,
    rules=[],
    statements=[],
    tags={},
  )::
    local place = 's3.landingBucket';
    local bucket = check.logicalId(place, 'id', id);
    if (loggingBucket == null) != (logPrefix == null)
    then
      local missing = if logPrefix == null then 'logPrefix' else 'loggingBucket';
      error 's3.landingBucket: loggingBucket and logPrefix must be given together; %s is missing' % missing
    else if loggingBucket == bucket
    then check.fail(place, 'loggingBucket', 'another bucket than the one whose access it logs', loggingBucket)
    else {
      [bucket]: pieces.secureBucket(
        named(place, name)
        + pieces.encryption(if kmsKeyId == null then null else check.text(place, 'kmsKeyId', kmsKeyId))
        + pieces.lifecycle(
          [pieces.abortIncompleteUploads(), pieces.expireNoncurrent(days(place, 'noncurrentDays', noncurrentDays))]
          + check.array(place, 'rules', rules)
        )
        + (
          if loggingBucket == null then {}
          else pieces.logTo(
            check.logicalId(place, 'loggingBucket', loggingBucket), keyPrefix(place, 'logPrefix', logPrefix)
          )
        )
        + tagged(place, tags)
      ),
      [bucket + 'Policy']: pieces.bucketPolicy(
        bucket, [pieces.denyInsecureTransport(bucket)] + check.array(place, 'statements', statements)
      ),
    },

  // A bucket for access logs, and its policy. `logsFrom` says which buckets of this template log here: their logical
  // IDs, each with the prefix of its logs. Logs go after `retentionDays`. It is encrypted with S3's own keys: the
  // delivery of access logs cannot write to a bucket whose default encryption is by KMS.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-server-access-logging.html
  loggingBucket(id, logsFrom, name=null, retentionDays=365, rules=[], statements=[], tags={})::
    local place = 's3.loggingBucket';
    local bucket = check.logicalId(place, 'id', id);
    local sources = if std.isObject(logsFrom) then logsFrom else {};
    if sources == {}
    then check.fail(place, 'logsFrom', 'an object such as {LandingBucket: "landing/"}', logsFrom)
    else if std.objectHas(sources, bucket)
    then error '%s: logsFrom has "%s" itself; a bucket that logs its own access never comes to rest' % [place, bucket]
    else {
      [bucket]: pieces.secureBucket(
        named(place, name)
        + pieces.lifecycle(
          [
            pieces.abortIncompleteUploads(),
            pieces.expire(days(place, 'retentionDays', retentionDays)),
            pieces.expireNoncurrent(30),
          ]
          + check.array(place, 'rules', rules)
        )
        + tagged(place, tags)
      ),
      [bucket + 'Policy']: pieces.bucketPolicy(
        bucket,
        [pieces.denyInsecureTransport(bucket)]
        + [
          pieces.allowLogDelivery(
            bucket,
            check.logicalId(place, 'a name in logsFrom', source),
            keyPrefix(place, 'logsFrom["%s"]' % source, sources[source]),
          )
          for source in std.objectFields(sources)
        ]
        + check.array(place, 'statements', statements)
      ),
    },
}
