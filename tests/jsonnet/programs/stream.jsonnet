// flags: -y
[{ a: 1 }, 'x', [], null]
