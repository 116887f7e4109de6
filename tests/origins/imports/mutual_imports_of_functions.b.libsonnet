local a = import 'mutual_imports_of_functions.a.libsonnet';
{ properties(acl): { AccessControl: acl, /*E3002*/Name: a.name } }
