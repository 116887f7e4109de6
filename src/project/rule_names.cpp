#include "project/rule_names.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "names/nearest.h"
#include "rules/registry/custom_rules.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::project {
namespace {

// The rules of cfn-lint 1.x that have no check here: what ignores them there may stay as it is.
// https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md
constexpr std::string_view rules_of_cfn_lint[] = {
    "E0001", "E0002", "E0003", "E0100", "E0200", "E1052", "E1101", "E1103", "E1162", "E2003", "E3008", "E3011",
    "E3065", "E3640", "E3643", "E3644", "E6004", "E8002", "E8007", "I3037", "W2030", "W2031", "W3034",
};

bool is_of_custom_rules(std::string_view name) {
  return name == "E9" || name == "W9" ||
         rules::is_custom_rule(std::string(name) + std::string(name.size() < 5 ? 5 - name.size() : 0, '1'));
}

std::vector<std::string_view> known_names() {
  std::vector<std::string_view> names(std::begin(rules_of_cfn_lint), std::end(rules_of_cfn_lint));
  for (const rules::Rule& rule : rules::all_rules()) names.push_back(rule.id);
  return names;
}

}  // namespace

std::string check_rule_name(const std::string& name) {
  const std::vector<std::string_view> names = known_names();
  if (std::ranges::any_of(names, [&](std::string_view known) { return known.starts_with(name); }) ||
      is_of_custom_rules(name))
    return {};
  return fmt::format("there is no rule \"{}\"{}", name, did_you_mean(name, names));
}

}  // namespace cfnsonnet::project
