#include "rules/families.h"

namespace cfnsonnet::rules {

void report(const Violations& violations, KeywordRules rules, Findings& out) {
  for (const Violation& violation : violations.items) {
    out.put(violation.rule ? *violation.rule : rules(violation.keyword), {violation.node, violation.member, violation.absent}, violation.message);
  }
}

}  // namespace cfnsonnet::rules
