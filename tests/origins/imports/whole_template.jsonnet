(import 'whole_template.base.libsonnet') + { Resources+: { A+: { Properties+: { AccessControl: /*E3030*/'Foo' } } } }
