local code(bucket) = { Status: bucket };
local versioning() = /*E3003*/{};
{ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: versioning() } }, B: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: code('Enabled') } } } }
