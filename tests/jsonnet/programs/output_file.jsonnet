// flags: --output-file out/result.json
{ a: 1 }
