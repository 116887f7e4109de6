std.trace('a trace goes to standard error', { a: 1 })
