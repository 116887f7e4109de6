// flags: -y
{ a: 1 }
