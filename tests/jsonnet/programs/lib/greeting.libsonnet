{ hello: 'from ' + std.thisFile }
