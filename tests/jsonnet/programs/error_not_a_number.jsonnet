{ a: 0 / 0, b: std.sqrt(-1) }
