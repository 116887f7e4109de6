#include "rules/consequences.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace cfnsonnet::rules {

namespace {

/// The finding `cause` at a value explains `consequence` at the same value.
struct Row {
  std::string_view cause;
  std::string_view consequence;  ///< Empty: whatever is said of the value.
};

// What cfn-lint says twice stays said twice, so that what suppresses either carries over.
constexpr Row rows[] = {
    {"J1001", ""},  // A text that should be a call fits nowhere.
    {"E1029", "J4001"},
    {"E3002", "J4002"},  // A block that is none has no size.
};

using ByPath = std::map<Path, std::vector<std::string>>;

bool has(const ByPath& rules, const Path& path, std::string_view rule) {
  const auto found = rules.find(path);
  return found != rules.end() && std::ranges::find(found->second, rule) != found->second.end();
}

bool is_consequence(const Finding& finding, const ByPath& rules) {
  return std::ranges::any_of(rows, [&](const Row& row) {
    if (finding.rule == row.cause || (!row.consequence.empty() && finding.rule != row.consequence)) return false;
    if (row.consequence.empty() && finding.rule == "E1029") return false;
    return has(rules, finding.path, row.cause);
  });
}

}  // namespace

void drop_consequences(std::vector<Finding>& findings) {
  // Where the change is sure, what it does not put right stays, and is said along with it.
  const auto is_cause = [](const Finding& finding) {
    return !finding.fix && std::ranges::find(rows, finding.rule, &Row::cause) != std::end(rows);
  };
  ByPath rules;
  for (const Finding& finding : findings)
    if (is_cause(finding)) rules[finding.path].push_back(finding.rule);
  if (rules.empty()) return;
  std::erase_if(findings, [&](const Finding& finding) { return is_consequence(finding, rules); });
}

}  // namespace cfnsonnet::rules
