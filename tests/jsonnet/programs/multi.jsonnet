// flags: -m out
{ 'b.json': { b: 1 }, 'a.json': [1, 2], hidden:: error 'not written' }
