local isProd = true;
local properties =
  { BucketName: 'landing' }
  + (if isProd then { VersioningConfiguration: { Status: /*E3030*/'On' } } else {})
  + (if !isProd then { Acl: 1 } else { /*E3002*/Name: 'a' });
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: properties } } }
