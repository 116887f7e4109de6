// The logging bucket, which holds the access logs of the landing bucket, and its policy.
//
// ACLs are off, so S3's log delivery is let in by a statement of the bucket policy: for this one source bucket of this
// account, and below `logPrefix` alone. Encryption is by S3's own keys, since log delivery does not write to a bucket
// that encrypts with KMS by default.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
function(tags, logPrefix) {
  LoggingBucket: {
    Type: 'AWS::S3::Bucket',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'AbortIncompleteUploads',
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
          {
            Id: 'Expire',
            Status: 'Enabled',
            ExpirationInDays: 365,
          },
          {
            Id: 'ExpireNoncurrentVersions',
            Status: 'Enabled',
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          },
        ],
      },
      Tags: tags(),
    },
  },

  LoggingBucketPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'LoggingBucket' },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'DenyInsecureTransport',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [{ 'Fn::GetAtt': ['LoggingBucket', 'Arn'] }, { 'Fn::Sub': '${LoggingBucket.Arn}/*' }],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          {
            Sid: 'AllowLogDeliveryFromLandingBucket',
            Effect: 'Allow',
            Principal: { Service: 'logging.s3.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: { 'Fn::Sub': '${LoggingBucket.Arn}/%s*' % logPrefix },
            Condition: {
              ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': ['LandingBucket', 'Arn'] } },
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            },
          },
        ],
      },
    },
  },
}
