// flags: -J lib -J lib2
[importstr 'text.txt', import 'greeting.libsonnet']
