// The explanations of the rules as text: for `cfnsonnet explain` and for docs/rules.md, which is generated from them.
#pragma once

#include <span>
#include <string>

#include "rules/registry/rule.h"

namespace cfnsonnet::rules {

/// One rule for a terminal.
[[nodiscard]] std::string as_text(const Rule& rule);
/// docs/rules.md, where these are all rules.
[[nodiscard]] std::string as_markdown(std::span<const Rule> rules);

}  // namespace cfnsonnet::rules
