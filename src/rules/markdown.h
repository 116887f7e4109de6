// The explanations of the rules as text: for `cfnsonnet explain` and for docs/rules.md, which is generated from them.
#pragma once

#include <string>

#include "rules/rule.h"

namespace cfnsonnet::rules {

/// One rule for a terminal.
[[nodiscard]] std::string as_text(const Rule& rule);
/// docs/rules.md.
[[nodiscard]] std::string all_as_markdown();

}  // namespace cfnsonnet::rules
