// core.jsonnet as CloudFormation takes it, so that nothing is found in it: no null in a resource, no parameter that is
// never used. N buckets are 3 N + 3 resources, so that from 166 on E3010 is to be ignored, and from 201 on E6010.
local core = import 'core.jsonnet';
local without_null(value) = { [k]: value[k] for k in std.objectFields(value) if value[k] != null };
local mended(resource) = resource {
  Properties: without_null(super.Properties),
  [if 'DeletionPolicy' in resource then 'UpdateReplacePolicy']: 'Retain',
};
core {
  Resources: { [k]: mended(core.Resources[k]) for k in std.objectFields(core.Resources) },
  Parameters:: {},
}
