// flags: -yS -o out/stream
['a', 'b']
