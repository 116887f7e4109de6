// What the families share: checking a part of the template against a structure of the bundle, and making findings of
// violations.
#include "rules/families.h"

namespace cfnsonnet::rules {

Violations check_against(const Context& context, SchemaCheck& schemas, std::string_view structure,
                         const document::Node& node, const Place& place) {
  Violations found;
  if (const auto type = context.bundle.type("structure:" + std::string(structure))) {
    schemas.check(node, type->schema(), place, found);
  }
  return found;
}

void report(const Violations& violations, KeywordRules rules, Findings& out) {
  for (const Violation& violation : violations.items) {
    Target target{violation.node, violation.member, violation.absent};
    target.explained_by = violation.related;
    out.put(violation.rule ? *violation.rule : rules(violation.keyword), target, violation.message,
            violation.when.value_or(Scenario())) = violation.remedy;
  }
}

}  // namespace cfnsonnet::rules
