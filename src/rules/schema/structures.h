// What the families share: checking a part of the template against a structure of the bundle, and making findings of
// violations.
#pragma once

#include "rules/check/context.h"
#include "rules/schema/schema_check.h"

namespace cfnsonnet::rules {

/// Checks a value against a structure of a template, "Resources" or "Outputs.Value" (schema/structure/).
[[nodiscard]] Violations check_against(const Context& context, SchemaCheck& schemas, std::string_view structure,
                                       const document::Node& node, const Place& place);

/// Which rule reports a broken constraint.
using KeywordRules = RuleId (*)(schema::Keyword keyword);
/// For values of properties.
[[nodiscard]] RuleId property_rule(schema::Keyword keyword);
/// Makes findings of violations; those that name a rule keep it.
void report(const Violations& violations, KeywordRules rules, Findings& out);

}  // namespace cfnsonnet::rules
