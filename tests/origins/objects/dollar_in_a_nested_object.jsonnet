{
  local top = $,
  stage:: /*E3002*//*E3030*/'Foo',
  Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { local p = $.stage, AccessControl: p, Tags: [{ Key: 'a', Value: 'b', [top.stage]: 1 }] } } },
}
