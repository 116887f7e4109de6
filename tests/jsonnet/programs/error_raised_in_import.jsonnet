(import 'lib/raises.libsonnet').check(3)
