local stack =
  /*via E3002*/import 'import_that_is_a_template.libsonnet';
stack { Description: 'a' }
