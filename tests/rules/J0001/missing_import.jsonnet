// A file that does not exist.
local lib = import 'nothing.libsonnet';
{ Resources: lib }
