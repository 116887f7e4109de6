// At the field that holds it.
local lib = { bucket(name):: { Type: 'AWS::S3::Bucket' } };

{ Resources: { A: lib.bucket } }
