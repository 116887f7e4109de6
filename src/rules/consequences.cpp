#include "rules/consequences.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace cfnsonnet::rules {

namespace {

/// The finding `cause` at a value explains `consequence` at the same value, or at what holds it.
struct Row {
  std::string_view cause;
  std::string_view consequence;  ///< Empty: whatever is said of the value.
  std::string_view member = {};  ///< Not empty: the consequence stands at the object, the cause at this member of it.
};

constexpr Row rows[] = {
    {"J1001", ""},  // A text that should be a call fits nowhere.
    {"E1029", ""},
    {"E3031", "E1161"},  // The name of a bucket, by a pattern or length and by its format.
    {"E3033", "E1161"},
    {"E3012", "E3024"},
    {"E3002", "J4002"},  // A block that is none has no size.
    {"E3030", "W3045"},
    {"E3030", "E3045", "AccessControl"},
    {"E3035", "W3011", "DeletionPolicy"},
    {"E3036", "W3011", "UpdateReplacePolicy"},
};

using ByPath = std::map<Path, std::vector<std::string>>;

bool has(const ByPath& rules, const Path& path, std::string_view rule) {
  const auto found = rules.find(path);
  return found != rules.end() && std::ranges::find(found->second, rule) != found->second.end();
}

bool is_consequence(const Finding& finding, const ByPath& rules) {
  return std::ranges::any_of(rows, [&](const Row& row) {
    if (finding.rule == row.cause || (!row.consequence.empty() && finding.rule != row.consequence)) return false;
    if (row.consequence.empty() && (finding.rule == "J1001" || finding.rule == "E1029")) return false;
    Path path = finding.path;
    if (!row.member.empty()) path.emplace_back(std::string(row.member));
    return has(rules, path, row.cause);
  });
}

/// The format of a name says in words what its pattern does.
void put_in_words(std::vector<Finding>& findings) {
  std::map<Path, const Finding*> formats;
  for (const Finding& finding : findings)
    if (finding.rule == "E1161") formats[finding.path] = &finding;
  for (Finding& finding : findings) {
    const auto found = finding.rule == "E3031" || finding.rule == "E3033" ? formats.find(finding.path) : formats.end();
    if (found != formats.end()) finding.message = found->second->message;
  }
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
  put_in_words(findings);
  std::erase_if(findings, [&](const Finding& finding) { return is_consequence(finding, rules); });
}

}  // namespace cfnsonnet::rules
