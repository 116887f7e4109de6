// Rules of a project's own, in the form that cfn-lint reads (its -z): a line each,
//
//   AWS::EC2::Instance InstanceType NOT_IN [p3.2xlarge, p3.8xlarge]
//   AWS::Lambda::Function Environment.Variables.NODE_ENV IS DEFINED WARN "each function says where it runs"
//
// the type of resource, a property, an operator, a value, and perhaps ERROR or WARN and what is to be said. The number
// of the line is that of the rule: E9001, W9002. A line that begins with # is a comment.
// https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/custom_rules.md
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "cfnsonnet/check.h"

namespace cfnsonnet::rules {

/// @param name  Of the file, for messages.
/// @return What is wrong with a line: "rules.txt:3: …".
[[nodiscard]] tl::expected<std::vector<CustomRule>, std::string> read_custom_rules(std::string_view text,
                                                                                   const std::string& name);

/// Whether an identifier is one that such a rule has.
[[nodiscard]] bool is_custom_rule(std::string_view id);

/// What it asks for, as the file says it: "InstanceType NOT_IN [p3.2xlarge, p3.8xlarge]".
[[nodiscard]] std::string described(const CustomRule& rule);

}  // namespace cfnsonnet::rules
