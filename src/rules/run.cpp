#include "rules/run.h"

#include <algorithm>
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

/// Those that compare parts of the template with each other.
constexpr Family of_the_template[] = {
    {"merges", run<check_merges>},
    {"structure", run<check_structure>},
    {"parameters", run<check_parameters>},
    {"graph", run<check_graph>},
    {"identifiers", run<check_identifiers>},
    {"outputs", run<check_outputs>},
    {"texts", run<check_texts>},
    {"snapstart", run<check_snapstart>},
    {"networks", run<check_networks>},
    {"orders", run<check_orders>},
    {"rivals", run<check_rivals>},
    {"neighbours", run<check_neighbours>},
    {"metadata", run<check_metadata>},
    {"rules_section", run<check_rules_section>},
    {"serverless", run<check_serverless>},
    {"zones", run<check_zones>},
    {"nested_stacks", run<check_nested_stacks>},
    {"limits", run<check_limits>},
    {"replacements", run<check_replacements>},
    {"shown_secrets", run<check_shown_secrets>},
    {"global_lifecycle", run<check_global_lifecycle>},
    {"this_file", run<check_this_file>},
    {"advice", run<check_advice>},
    {"custom", run<check_custom>},
};

/// Those that look at each of Context::resources by itself.
constexpr Family of_a_resource[] = {
    {"resources", run<check_resources>},
    {"properties", run<check_properties>},
    {"lifecycle", run<check_lifecycle>},
    {"secrets", run<check_secrets>},
    {"policies", run<check_policies>},
    {"roles", run<check_roles>},
    {"pairs", run<check_pairs>},
    {"permissions", run<check_permissions>},
    {"relations", run<check_relations>},
    {"pipelines", run<check_pipelines>},
    {"inner_names", run<check_inner_names>},
    {"domains", run<check_domains>},
    {"schedules", run<check_schedules>},
    {"function_limits", run<check_function_limits>},
    {"windows", run<check_windows>},
    {"stored_parameters", run<check_stored_parameters>},
    {"ports", run<check_ports>},
    {"event_targets", run<check_event_targets>},
    {"input_transformers", run<check_input_transformers>},
    {"notifications", run<check_notifications>},
    {"documents", run<check_documents>},
    {"tags", run<check_tags>},
    {"images", run<check_images>},
    {"modules", run<check_modules>},
    {"attributes", run<check_attributes>},
    {"read_only", run<check_read_only>},
    {"retention", run<check_retention>},
};

/// Those that add to what others have found.
constexpr Family at_last[] = {
    {"references", run<check_references>},
    {"usage", run<check_usage>},
};

}  // namespace

void run_families(Context& context, const std::function<void(const Family&)>& run) {
  const Section<Resource>& all = context.model.resources();
  const std::span<const Resource> resources(all.begin(), all.end());
  context.resources = resources;
  std::for_each(std::begin(of_the_template), std::end(of_the_template), run);
  for (std::size_t at = 0; at < resources.size(); at += resources_at_once) {
    context.computed.clear();
    context.resources = resources.subspan(at, std::min(resources_at_once, resources.size() - at));
    std::for_each(std::begin(of_a_resource), std::end(of_a_resource), run);
  }
  context.resources = resources;
  std::for_each(std::begin(at_last), std::end(at_last), run);
}

}  // namespace cfnsonnet::rules
