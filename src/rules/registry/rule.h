// The rules, as data, for the reports, `cfnsonnet rules` and `cfnsonnet explain` alike.
//
// A rule is declared once, in the head of its explanation, explain/ID.md: its title, its subject, the page that states
// the fact. The build makes RuleId and the table of those heads (tools/cmake/Rules.cmake). An identifier is cfn-lint's
// wherever the check is the same; checks that only we have start with J.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cfnsonnet/finding.h"
#include "generated/rule_ids.h"

namespace cfnsonnet::rules {

struct Rule {
  std::string_view id;
  Level level;
  std::string_view subject;  ///< One of subjects().
  std::string_view title;
  std::string_view url;  ///< The AWS page that states the fact.
};

/// What rules are about, as people look for them.
struct Subject {
  std::string_view name;   ///< "iam".
  std::string_view about;  ///< "policies, roles, permissions".
};
[[nodiscard]] std::span<const Subject> subjects();

/// All rules, in the order of RuleId, which is that of their names.
[[nodiscard]] std::span<const Rule> all_rules();
[[nodiscard]] const Rule& rule(RuleId id);
[[nodiscard]] const Rule* find_rule(std::string_view id);
/// @param rule  One of all_rules().
[[nodiscard]] RuleId id_of(const Rule& rule);

/// Whether a list names the rule, by its identifier or the beginning of it.
[[nodiscard]] bool is_listed(std::span<const std::string> list, std::string_view id);

/// "error", "warning", "info".
[[nodiscard]] std::string_view level_name(Level level);

/// What a rule checks and why, with a wrong and a right example: the text of explain/ID.md below its head.
struct Explanation {
  std::string_view what;
  std::string_view why;
  std::string_view wrong;     ///< A whole template.
  std::string_view right;     ///< The same, mended.
  std::string_view language;  ///< Of the examples: "jsonnet", "json" or "yaml".
};
[[nodiscard]] std::optional<Explanation> explanation(std::string_view id);

}  // namespace cfnsonnet::rules
