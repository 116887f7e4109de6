local cfn = import 'que.libsonnet';
cfn
