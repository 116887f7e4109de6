local bucket(acl=null, name=null) = {
  Type: 'AWS::S3::Bucket',
  Properties: { [if acl != null then 'AccessControl']: acl, [if name != null then /*E3002*/'Name']: name },
};
{ Resources: { A: bucket(acl=/*E3030*/'Foo'), B: bucket(name='a') } }
