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

constexpr bool each_by_itself = true;

constexpr Family in_order[] = {
    {"merges", run<check_merges>},
    {"structure", run<check_structure>},
    {"parameters", run<check_parameters>},
    {"graph", run<check_graph>},
    {"identifiers", run<check_identifiers>},
    {"outputs", run<check_outputs>},
    {"usage", run<check_usage>},
    {"texts", run<check_texts>},
    {"snapstart", run<check_snapstart>},
    {"networks", run<check_networks>},
    {"rivals", run<check_rivals>},
    {"metadata", run<check_metadata>},
    {"rules_section", run<check_rules_section>},
    {"serverless", run<check_serverless>},
    {"zones", run<check_zones>},
    {"nested_stacks", run<check_nested_stacks>},
    {"limits", run<check_limits>},
    {"replacements", run<check_replacements>},
    {"shown_secrets", run<check_shown_secrets>},
    {"this_file", run<check_this_file>},
    {"advice", run<check_advice>},
    {"resources", run<check_resources>, each_by_itself},
    {"properties", run<check_properties>, each_by_itself},
    {"lifecycle", run<check_lifecycle>, each_by_itself},
    {"secrets", run<check_secrets>, each_by_itself},
    {"policies", run<check_policies>, each_by_itself},
    {"roles", run<check_roles>, each_by_itself},
    {"pairs", run<check_pairs>, each_by_itself},
    {"permissions", run<check_permissions>, each_by_itself},
    {"relations", run<check_relations>, each_by_itself},
    {"pipelines", run<check_pipelines>, each_by_itself},
    {"inner_names", run<check_inner_names>, each_by_itself},
    {"domains", run<check_domains>, each_by_itself},
    {"schedules", run<check_schedules>, each_by_itself},
    {"function_limits", run<check_function_limits>, each_by_itself},
    {"ports", run<check_ports>, each_by_itself},
    {"documents", run<check_documents>, each_by_itself},
    {"tags", run<check_tags>, each_by_itself},
    {"images", run<check_images>, each_by_itself},
    {"modules", run<check_modules>, each_by_itself},
    {"attributes", run<check_attributes>, each_by_itself},
    {"read_only", run<check_read_only>, each_by_itself},
    {"retention", run<check_retention>, each_by_itself},
};

}  // namespace

std::span<const Family> families() { return in_order; }

void run_families(Context& context, const std::function<void(const Family&)>& run) {
  const Section<Resource>& all = context.model.resources();
  const std::span<const Resource> resources(all.begin(), all.end());
  for (const Family* family = std::begin(in_order); family != std::end(in_order);) {
    const Family* const rest = std::find_if(family, std::end(in_order), [&](const Family& other) {
      return other.each_by_itself != family->each_by_itself;
    });
    if (!family->each_by_itself) {
      context.resources = resources;
      std::for_each(family, rest, run);
    }
    for (std::size_t at = 0; family->each_by_itself && at < resources.size(); at += resources_at_once) {
      context.resources = resources.subspan(at, std::min(resources_at_once, resources.size() - at));
      std::for_each(family, rest, run);
    }
    family = rest;
  }
}

}  // namespace cfnsonnet::rules
