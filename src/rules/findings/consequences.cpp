#include "rules/findings/consequences.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "template/intrinsic.h"

namespace cfnsonnet::rules {

namespace {

/// The finding `cause` at a value explains `consequence` at the same value.
struct Row {
  std::string_view cause;
  std::string_view consequence;
};

// What cfn-lint says twice stays said twice, so that what suppresses either carries over.
constexpr Row rows[] = {
    {"E1029", "J4001"}, {"E3002", "J4002"},  // A block that is none has no size.
};

/// What counts of a finding that may explain another one.
struct Cause {
  std::string rule;
  Level level;
  bool has_fix;
};

bool is_argument_of_call(const Path& path) {
  const auto* last = path.empty() ? nullptr : std::get_if<std::string>(&path.back());
  return last && function_of(*last);
}

bool explains(const Cause& cause, const Finding& finding) {
  if (cause.rule == finding.rule) return false;
  // A null that is the argument of a function is that function's mistake, which says it with what is expected instead.
  if (finding.rule == "J0002" && cause.level == Level::error && is_argument_of_call(finding.path)) return true;
  if (cause.has_fix)
    return false;  // Where the change is sure, what it does not put right stays, and is said along with it.
  if (cause.rule == "J1001") return finding.rule != "E1029";  // A text that should be a call fits nowhere.
  return std::ranges::any_of(
      rows, [&](const Row& row) { return cause.rule == row.cause && finding.rule == row.consequence; });
}

}  // namespace

void drop_consequences(std::vector<Finding>& findings) {
  std::map<Path, std::vector<Cause>> causes;
  for (const Finding& finding : findings)
    causes[finding.path].push_back({finding.rule, finding.level, finding.fix.has_value()});
  std::erase_if(findings, [&](const Finding& finding) {
    return std::ranges::any_of(causes[finding.path], [&](const Cause& cause) { return explains(cause, finding); });
  });
}

}  // namespace cfnsonnet::rules
