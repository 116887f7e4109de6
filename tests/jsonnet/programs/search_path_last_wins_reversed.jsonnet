// flags: -J lib2/ --jpath lib
[importstr 'text.txt', import 'greeting.libsonnet']
