local bucket(acl) = (import 'import_in_a_function.libsonnet') + { Properties+: { AccessControl: acl } };
{ Resources: { A: bucket('Private'), B: bucket(/*E3030*/'Foo') } }
