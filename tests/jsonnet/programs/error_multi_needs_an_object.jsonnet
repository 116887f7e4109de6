// flags: -m out
[1]
