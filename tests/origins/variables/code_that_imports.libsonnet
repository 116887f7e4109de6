{ /*E3002*/Name: 'a', AccessControl: /*E3030*/'Foo' }
