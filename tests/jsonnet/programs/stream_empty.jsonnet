// flags: -y
[]
