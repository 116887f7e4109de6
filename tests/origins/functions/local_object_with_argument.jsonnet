local service(name) = {
  local service = self,
  acl:: /*E3030*/'Foo',
  resources: { [name]: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: service.acl } } },
};
{ Resources: service('A').resources + (service('B') { acl:: 'Private' }).resources }
