// The families of checks: one file of families/ each, called in this order by checker.cpp.
#pragma once

#include "rules/context.h"
#include "rules/schema_check.h"

namespace cfnsonnet::rules {

void check_merges(const Context& context, Findings& out);                               // merges.cpp
void check_structure(const Context& context, SchemaCheck& schemas, Findings& out);      // structure.cpp
void check_parameters(const Context& context, Findings& out);                           // parameters.cpp
void check_resources(const Context& context, SchemaCheck& schemas, Findings& out);      // resources.cpp
void check_properties(const Context& context, SchemaCheck& schemas, Findings& out);     // properties.cpp
void check_graph(const Context& context, Findings& out);                                // graph.cpp
void check_identifiers(const Context& context, Findings& out);                          // identifiers.cpp
void check_outputs(const Context& context, SchemaCheck& schemas, Findings& out);        // outputs.cpp
void check_neighbours(const Context& context, Findings& out);                           // neighbours.cpp
void check_usage(const Context& context, Findings& out);                                // usage.cpp
void check_texts(const Context& context, Findings& out);                                // texts.cpp
void check_lifecycle(const Context& context, Findings& out);                            // lifecycle.cpp
void check_secrets(const Context& context, Findings& out);                              // secrets.cpp
void check_policies(const Context& context, SchemaCheck& schemas, Findings& out);       // policies.cpp
void check_roles(const Context& context, SchemaCheck& schemas, Findings& out);          // roles.cpp
void check_pairs(const Context& context, Findings& out);                                // pairs.cpp
void check_permissions(const Context& context, Findings& out);                          // permissions.cpp
void check_snapstart(const Context& context, Findings& out);                            // snapstart.cpp
void check_event_targets(const Context& context, Findings& out);                        // event_targets.cpp
void check_input_transformers(const Context& context, Findings& out);                   // input_transformers.cpp
void check_notifications(const Context& context, Findings& out);                        // notifications.cpp
void check_relations(const Context& context, Findings& out);                            // relations.cpp
void check_nested_stacks(const Context& context, Findings& out);                        // nested_stacks.cpp
void check_networks(const Context& context, Findings& out);                             // networks.cpp
void check_orders(const Context& context, Findings& out);                               // orders.cpp
void check_rivals(const Context& context, Findings& out);                               // rivals.cpp
void check_pipelines(const Context& context, Findings& out);                            // pipelines.cpp
void check_inner_names(const Context& context, Findings& out);                          // inner_names.cpp
void check_domains(const Context& context, Findings& out);                              // domains.cpp
void check_schedules(const Context& context, Findings& out);                            // schedules.cpp
void check_function_limits(const Context& context, Findings& out);                      // function_limits.cpp
void check_windows(const Context& context, Findings& out);                              // windows.cpp
void check_stored_parameters(const Context& context, Findings& out);                    // stored_parameters.cpp
void check_ports(const Context& context, Findings& out);                                // ports.cpp
void check_documents(const Context& context, SchemaCheck& schemas, Findings& out);      // documents.cpp
void check_metadata(const Context& context, SchemaCheck& schemas, Findings& out);       // metadata.cpp
void check_tags(const Context& context, SchemaCheck& schemas, Findings& out);           // tags.cpp
void check_images(const Context& context, Findings& out);                               // images.cpp
void check_zones(const Context& context, Findings& out);                                // zones.cpp
void check_modules(const Context& context, Findings& out);                              // modules.cpp
void check_attributes(const Context& context, SchemaCheck& schemas, Findings& out);     // attributes.cpp
void check_rules_section(const Context& context, SchemaCheck& schemas, Findings& out);  // rules_section.cpp
void check_serverless(const Context& context, SchemaCheck& schemas, Findings& out);     // serverless.cpp
void check_read_only(const Context& context, Findings& out);                            // read_only.cpp
void check_replacements(const Context& context, Findings& out);                         // replacements.cpp
void check_shown_secrets(const Context& context, Findings& out);                        // secrets.cpp
void check_global_lifecycle(const Context& context, Findings& out);                     // lifecycle.cpp
void check_this_file(const Context& context, Findings& out);                            // this_file.cpp
void check_limits(const Context& context, Findings& out);                               // limits.cpp
void check_retention(const Context& context, Findings& out);                            // retention.cpp
void check_references(const Context& context, Findings& out);                           // references.cpp
void check_advice(const Context& context, Findings& out);                               // advice.cpp
void check_custom(const Context& context, Findings& out);                               // custom.cpp

/// Takes out what the template's own Metadata switches off, but for rules that are mandatory, and says which parts of
/// it switch off nothing (suppressions.cpp).
void drop_suppressed(const Template& model, const CheckOptions& options, std::vector<Finding>& findings);

/// Checks a value against a structure of a template, "Resources" or "Outputs.Value" (schema/structure/).
[[nodiscard]] Violations check_against(const Context& context, SchemaCheck& schemas, std::string_view structure,
                                       const document::Node& node, const Place& place);

/// Which rule reports a broken constraint.
using KeywordRules = RuleId (*)(schema::Keyword keyword);
/// For values of properties (properties.cpp).
[[nodiscard]] RuleId property_rule(schema::Keyword keyword);
/// Makes findings of violations; those that name a rule keep it.
void report(const Violations& violations, KeywordRules rules, Findings& out);

}  // namespace cfnsonnet::rules
