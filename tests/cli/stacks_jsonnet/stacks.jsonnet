{
  ['topic-' + name]: { template: 'topic.jsonnet', 'ext-str': { name: name }, 'ext-code': { tags: { a: 1 } } }
  for name in import 'names.libsonnet'
}
