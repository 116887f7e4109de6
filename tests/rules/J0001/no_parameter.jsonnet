// A function with few parameters says which there are.
local bucket(name, versioned=true) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } };
{ Resources: { B: bucket('b', encrypted=true) } }
