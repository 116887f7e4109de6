// The Rules section: what a template demands of its parameters before anything is made.
//
// The shapes are data, schema/structure/rules.json, and the functions that only rules have are in functions.json.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
#include "rules/check/family.h"
#include "rules/schema/structures.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

RuleId shape_rule(schema::Keyword) { return E1700; }
RuleId assert_rule(schema::Keyword) { return E1701; }
RuleId condition_rule(schema::Keyword) { return E1702; }

/// @param rule  E1701 or E1702: it speaks of unknown conditions too.
void check_truth(const Context& context, SchemaCheck& schemas, const Node& value, KeywordRules rule, Findings& out) {
  Place place;
  place.phase = Place::Phase::rules;
  Violations found = check_against(context, schemas, "Rules.Truth", value, place);
  for (Violation& violation : found.items) {
    if (violation.rule == E8001 || violation.rule == E1701) violation.rule.reset();
  }
  report(found, rule, out);
  schemas.forget_computed();
}

void check_rules_section(const Context& context, SchemaCheck& schemas, Findings& out) {
  const Node* section = context.model.section("Rules");
  if (!section || !section->is_object()) return;  // E1001 says so
  report(check_against(context, schemas, "Rules", *section, {}), shape_rule, out);
  for (const Member& rule : section->members) {
    if (const Node* condition = rule.value->find("RuleCondition"))
      check_truth(context, schemas, *condition, condition_rule, out);
    const Node* assertions = rule.value->find("Assertions");
    if (!assertions) continue;
    for (const Node* assertion : assertions->items) {
      if (const Node* demand = assertion->find("Assert")) check_truth(context, schemas, *demand, assert_rule, out);
    }
  }
}

}  // namespace

extern const Family rules_section_family(Phase::of_the_template, check_rules_section);

}  // namespace cfnsonnet::rules
