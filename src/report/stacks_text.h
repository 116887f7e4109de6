// Which stacks of a project a finding is of, in words.
#pragma once

#include <string>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::report {

/// "the stacks network-dev and network-prod"; of many the first and how many more. Empty where it is of none.
[[nodiscard]] std::string stacks_text(const Finding& finding);

/// The message, with the stacks behind it, for formats that have no other place for them.
[[nodiscard]] std::string message_with_stacks(const Finding& finding);

}  // namespace cfnsonnet::report
