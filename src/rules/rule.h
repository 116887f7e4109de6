// The rules, as data: one row a rule in table.inc, for the reports, `cfnsonnet rules` and `cfnsonnet explain` alike.
//
// An identifier is cfn-lint's wherever the check is the same; checks that only we have start with J. To add a rule:
// a row in table.inc, a function in the file of its family, its explanation in explain/ID.md, its cases in
// tests/rules/ID/.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::rules {

enum class RuleId : std::uint16_t {
#define RULE(id, level, family, title, url) id,
#include "rules/table.inc"
#undef RULE
};
using enum RuleId;

struct Rule {
  std::string_view id;
  Level level;
  std::string_view
      family;  ///< The file of families/ that holds the check; "comments" and "jsonnet_checks" are in src/compile/.
  std::string_view title;
  std::string_view url;  ///< The AWS page that states the fact.
};

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

/// What a rule checks and why, with a wrong and a right example: the text of explain/ID.md.
struct Explanation {
  std::string_view what;
  std::string_view why;
  std::string_view wrong;     ///< A whole template.
  std::string_view right;     ///< The same, mended.
  std::string_view language;  ///< Of the examples: "jsonnet", "json" or "yaml".
};
[[nodiscard]] std::optional<Explanation> explanation(std::string_view id);

}  // namespace cfnsonnet::rules
