{ Resources: { A: (import 'function_with_default.libsonnet')() } }
