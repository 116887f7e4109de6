{
  minute: 60,
  acl: /*E3030*/'Foo',
}
