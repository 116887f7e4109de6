{
  buckets:: { A: { acl: 'Private' }, B: { acl: /*E3030*/'Foo' } },
  Resources: { [id]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: $.buckets[id].acl } } for id in std.objectFields($.buckets) },
}
