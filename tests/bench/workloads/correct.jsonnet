// core.jsonnet as CloudFormation takes it, so that nothing is found in it: no null, and no more than 500 resources, but
// with as much evaluated for each of them as in core.jsonnet.
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
