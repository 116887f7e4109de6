// flags: -A env=dev --tla-code 'zones=["a", "b"]' --tla-str-file text=lib/text.txt --tla-code-file lib=lib/greeting.libsonnet
function(env, zones, text, lib, project='landing') { env: env, zones: zones, text: text, lib: lib, project: project }
