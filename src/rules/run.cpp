#include "rules/run.h"

#include <type_traits>

namespace cfnsonnet::rules {

namespace {

/// One of them, given the schema check if it wants it.
template <auto check>
void run(const Context& context, SchemaCheck& schemas, Findings& out) {
  if constexpr (std::is_invocable_v<decltype(check), const Context&, SchemaCheck&, Findings&>) {
    check(context, schemas, out);
  } else {
    check(context, out);
  }
}

constexpr Family in_order[] = {
    {"nulls", run<check_nulls>},
    {"merges", run<check_merges>},
    {"structure", run<check_structure>},
    {"parameters", run<check_parameters>},
    {"resources", run<check_resources>},
    {"properties", run<check_properties>},
    {"graph", run<check_graph>},
    {"identifiers", run<check_identifiers>},
    {"outputs", run<check_outputs>},
    {"usage", run<check_usage>},
    {"texts", run<check_texts>},
    {"lifecycle", run<check_lifecycle>},
    {"secrets", run<check_secrets>},
    {"policies", run<check_policies>},
    {"roles", run<check_roles>},
    {"pairs", run<check_pairs>},
    {"permissions", run<check_permissions>},
    {"snapstart", run<check_snapstart>},
    {"relations", run<check_relations>},
    {"networks", run<check_networks>},
    {"rivals", run<check_rivals>},
    {"pipelines", run<check_pipelines>},
    {"inner_names", run<check_inner_names>},
    {"domains", run<check_domains>},
    {"schedules", run<check_schedules>},
    {"function_limits", run<check_function_limits>},
    {"ports", run<check_ports>},
    {"documents", run<check_documents>},
    {"metadata", run<check_metadata>},
    {"tags", run<check_tags>},
    {"images", run<check_images>},
    {"zones", run<check_zones>},
    {"modules", run<check_modules>},
    {"attributes", run<check_attributes>},
    {"rules_section", run<check_rules_section>},
    {"serverless", run<check_serverless>},
    {"read_only", run<check_read_only>},
    {"nested_stacks", run<check_nested_stacks>},
    {"limits", run<check_limits>},
    {"replacements", run<check_replacements>},
    {"this_file", run<check_this_file>},
    {"retention", run<check_retention>},
    {"advice", run<check_advice>},
};

}  // namespace

std::span<const Family> families() { return in_order; }

}  // namespace cfnsonnet::rules
