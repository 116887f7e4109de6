// What a template declares and never uses: parameters, mappings, conditions.
#include "rules/families.h"

namespace cfnsonnet::rules {

void check_usage(const Context& context, Findings& out) {
  const Template& model = context.model;
  const References& references = context.references;
  // A transform may read parameters and conditions that the template itself does not.
  if (model.transforms().empty() && !model.has_macros()) {
    for (const Parameter& parameter : model.parameters()) {
      if (!references.uses_value(parameter.name()))
        out.at_name(W2001, *model.section("Parameters"), *parameter.member, "the parameter \"{}\" is never used",
                    parameter.name());
    }
  }
  const document::Node* mappings = model.section("Mappings");
  if (!references.computes_mapping() && !(mappings && mappings->member("Fn::Transform"))) {
    for (const Entry& mapping : model.mappings()) {
      if (!references.uses_mapping(mapping.name()))
        out.at_name(W7001, *mappings, *mapping.member, "the mapping \"{}\" is never used", mapping.name());
    }
  }
  for (const Entry& condition : model.conditions()) {
    if (condition.name().starts_with("Fn::")) continue;
    if (!references.uses_condition(condition.name()))
      out.at_name(W8001, *model.section("Conditions"), *condition.member, "the condition \"{}\" is never used",
                  condition.name());
  }
}

}  // namespace cfnsonnet::rules
