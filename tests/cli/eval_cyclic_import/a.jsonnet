(import 'b.jsonnet') + 1
