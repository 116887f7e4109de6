// flags: -V plain=text --ext-str with_equals=a=b -V FROM_ENVIRONMENT --ext-code code='{ x: 1 + 1 }' --ext-str-file file=lib/text.txt --ext-code-file lib=lib/greeting.libsonnet -V twice=first --ext-code twice=2
[std.extVar(name) for name in ['plain', 'with_equals', 'FROM_ENVIRONMENT', 'code', 'file', 'lib', 'twice']]
