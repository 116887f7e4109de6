{ code: import '../lib/greeting.libsonnet' }
