{ a: 'no end }
