{ code: import 'lib/greeting.libsonnet', text: importstr 'lib/text.txt', up: (import 'lib/up.libsonnet').code }
