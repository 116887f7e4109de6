// flags: -S
{ a: 1 }
