local cfn = import 'main.libsonnet';
cfn.template({})
