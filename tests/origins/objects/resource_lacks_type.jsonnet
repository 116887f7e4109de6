local bucket = /*E3001*/{ Properties: { BucketName: 'landing' } };
{ Resources: { A: bucket { Properties+: { AccessControl: 'Private' } } } }
