{
  Resources: {
    [stage.name + kind]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: stage.acl, /*E3002*/Kind: kind } }
    for stage in [{ name: 'Test', acl: /*E3030*/'Foo' }, { name: 'Prod', acl: 'Private' }]
    for kind in ['Landing', 'Logging']
    if stage.name == 'Test' || kind == 'Landing'
  },
}
