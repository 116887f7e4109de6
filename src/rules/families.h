// The families of checks: one file each, called in this order by checker.cpp.
#pragma once

#include "rules/context.h"
#include "rules/schema_check.h"

namespace cfnsonnet::rules {

void check_nulls(const Context& context, Findings& out);                                // nulls.cpp
void check_structure(const Context& context, SchemaCheck& schemas, Findings& out);      // structure.cpp
void check_parameters(const Context& context, Findings& out);                           // parameters.cpp
void check_resources(const Context& context, Findings& out);                            // resources.cpp
void check_properties(const Context& context, SchemaCheck& schemas, Findings& out);     // properties.cpp
void check_graph(const Context& context, Findings& out);                                // graph.cpp
void check_identifiers(const Context& context, Findings& out);                          // identifiers.cpp
void check_outputs(const Context& context, SchemaCheck& schemas, Findings& out);        // outputs.cpp
void check_usage(const Context& context, Findings& out);                                // usage.cpp
void check_texts(const Context& context, Findings& out);                                // texts.cpp
void check_lifecycle(const Context& context, Findings& out);                            // lifecycle.cpp
void check_secrets(const Context& context, Findings& out);                              // secrets.cpp
void check_metadata(const Context& context, SchemaCheck& schemas, Findings& out);       // metadata.cpp
void check_tags(const Context& context, SchemaCheck& schemas, Findings& out);           // tags.cpp
void check_images(const Context& context, Findings& out);                               // images.cpp
void check_zones(const Context& context, Findings& out);                                // zones.cpp
void check_modules(const Context& context, Findings& out);                              // modules.cpp
void check_attributes(const Context& context, SchemaCheck& schemas, Findings& out);     // attributes.cpp
void check_rules_section(const Context& context, SchemaCheck& schemas, Findings& out);  // rules_section.cpp
void check_subscriptions(const Context& context, Findings& out);                        // subscriptions.cpp
void check_aliases(const Context& context, Findings& out);                              // aliases.cpp
void check_serverless(const Context& context, SchemaCheck& schemas, Findings& out);     // serverless.cpp
void check_read_only(const Context& context, Findings& out);                            // read_only.cpp
void check_limits(const Context& context, Findings& out);                               // limits.cpp
void check_retention(const Context& context, Findings& out);                            // retention.cpp
void check_advice(const Context& context, Findings& out);                               // advice.cpp

/// Takes out what the template's own Metadata switches off (suppressions.cpp).
void drop_suppressed(const Template& model, std::vector<Finding>& findings);

/// Checks a value against a structure of a template, "Resources" or "Outputs.Value" (schema/structure/).
[[nodiscard]] Violations check_against(const Context& context, SchemaCheck& schemas, std::string_view structure,
                                       const document::Node& node, const Place& place);

/// Which rule reports a broken constraint.
using KeywordRules = RuleId (*)(schema::Keyword keyword);
/// Makes findings of violations; those that name a rule keep it.
void report(const Violations& violations, KeywordRules rules, Findings& out);

}  // namespace cfnsonnet::rules
