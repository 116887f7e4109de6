local acl = /*E3030*/'Foo';
acl
