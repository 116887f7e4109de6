// Names of rules in flags and settings: an identifier, or the beginning of one, which stands for all that begin with
// it.
#pragma once

#include <string>

namespace cfnsonnet::project {

/// What is wrong with a name, or an empty text: no rule of ours, of cfn-lint or of a project's own begins with it.
[[nodiscard]] std::string check_rule_name(const std::string& name);

}  // namespace cfnsonnet::project
