(import 'a.jsonnet') + 1
