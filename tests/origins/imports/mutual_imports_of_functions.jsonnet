local a = import 'mutual_imports_of_functions.a.libsonnet';
{ Resources: { A: a.bucket(/*E3030*/'Foo') } }
