{ a: [1, nobody] }
