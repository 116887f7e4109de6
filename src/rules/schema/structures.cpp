#include "rules/schema/structures.h"

#include <algorithm>
#include <unordered_map>

#include "names/nearest.h"
#include "rules/findings/quoted_list.h"

namespace cfnsonnet::rules {

Violations check_against(const Context& context, SchemaCheck& schemas, std::string_view structure,
                         const document::Node& node, const Place& place) {
  Violations found;
  if (const auto type = context.bundle.type("structure:" + std::string(structure))) {
    schemas.check(node, type->schema(), place, found);
  }
  return found;
}

RuleId property_rule(schema::Keyword keyword) {
  using schema::Keyword;
  switch (keyword) {
    case Keyword::required: return E3003;
    case Keyword::type: return E3012;
    case Keyword::required_xor: return E3014;
    case Keyword::any_of: return E3017;
    case Keyword::one_of: return E3018;
    case Keyword::dependent_excluded: return E3020;
    case Keyword::dependent_required: return E3021;
    case Keyword::enumeration:
    case Keyword::enumeration_any_case: return E3030;
    case Keyword::pattern: return E3031;
    case Keyword::min_items:
    case Keyword::max_items: return E3032;
    case Keyword::min_length:
    case Keyword::max_length: return E3033;
    case Keyword::minimum:
    case Keyword::maximum:
    case Keyword::exclusive_minimum:
    case Keyword::exclusive_maximum:
    case Keyword::comparisons: return E3034;
    case Keyword::unique_items: return E3037;
    case Keyword::required_or: return E3058;
    default: return E3002;
  }
}

namespace {

/// By object, the names that it may not have.
using UnknownNames = std::unordered_map<const document::Node*, std::vector<std::string_view>>;

UnknownNames unknown_names(const Violations& violations) {
  UnknownNames names;
  for (const Violation& violation : violations.items)
    if (violation.keyword == schema::Keyword::additional_properties && violation.member)
      names[violation.node].push_back(violation.member->name);
  return names;
}

/// Whether a name is refused a second time, because it is none of a list.
bool is_said_of_name(const Violation& violation, const UnknownNames& names) {
  if (!violation.member || violation.keyword != schema::Keyword::enumeration) return false;
  const auto found = names.find(violation.node);
  return found != names.end() && std::ranges::find(found->second, violation.member->name) != found->second.end();
}

bool is_about_missing(const Violation& violation) {
  switch (violation.keyword) {
    case schema::Keyword::required: return violation.missing.size() == 1;
    case schema::Keyword::required_or:
    case schema::Keyword::required_xor: return true;
    default: return false;
  }
}

/// Whether a member that lacks is there under a name that is nearly its own, as has been said of that name.
bool is_misspelt(const Violation& violation, const UnknownNames& names) {
  if (!is_about_missing(violation)) return false;
  const auto found = names.find(violation.node);
  return found != names.end() && std::ranges::any_of(found->second, [&](std::string_view name) {
           return nearest(name, violation.missing).has_value();
         });
}

/// By item of a list, the names that it lacks, for items that have none of the names that they may have: that is one
/// mistake.
using LackedNames = std::unordered_map<const document::Node*, std::vector<std::string_view>>;

LackedNames lacked_by_misnamed_items(const Violations& violations, const UnknownNames& unknown) {
  LackedNames lacked;
  for (const Violation& violation : violations.items) {
    if (violation.keyword != schema::Keyword::required || violation.missing.size() != 1) continue;
    const auto found = unknown.find(violation.node);
    const bool is_item = violation.node->parent && violation.node->parent->is_array();
    if (is_item && found != unknown.end() && found->second.size() == violation.node->members.size())
      lacked[violation.node].push_back(violation.missing.front());
  }
  return lacked;
}

std::string lacking(const std::vector<std::string_view>& names) {
  if (names.empty()) return {};  // Said with the first unknown name.
  return fmt::format("; it needs {}", quoted_list(names));
}

}  // namespace

void report(const Violations& violations, KeywordRules rules, Findings& out) {
  if (violations.is_far_over()) out.end();
  const UnknownNames names = unknown_names(violations);
  LackedNames lacked = lacked_by_misnamed_items(violations, names);
  for (const Violation& violation : violations.items) {
    if (violation.keyword == schema::Keyword::required && lacked.contains(violation.node)) continue;
    if (is_misspelt(violation, names) || is_said_of_name(violation, names)) continue;
    if (violation.keyword == schema::Keyword::type && !violation.rule && violation.node->is_null())
      continue;  // J0002 says so
    const auto lacks = violation.keyword == schema::Keyword::additional_properties ? lacked.find(violation.node)
                                                                                   : lacked.end();
    const std::string told = lacks == lacked.end() ? std::string() : lacking(lacks->second);
    if (lacks != lacked.end()) lacks->second.clear();
    Target target{violation.node, violation.member, violation.absent};
    if (violation.given_by) {
      target = {violation.source ? violation.source : violation.given_by->members.front().value};
      target.given_by = violation.given_by;
      target.from_source = violation.source != nullptr;
      target.about = violation.node;
    }
    target.explained_by = violation.related;
    target.part = violation.part;
    out.put(violation.rule ? *violation.rule : rules(violation.keyword), target, violation.message + told,
            violation.when.value_or(Scenario())) = violation.remedy;
  }
}

}  // namespace cfnsonnet::rules
