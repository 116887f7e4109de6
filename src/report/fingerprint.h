// A name for each finding that stays when lines move, so that who compares two reports can tell old findings from new
// ones.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::report {

/// One for each of the findings (of ordered()), no two the same: 32 hexadecimal digits, made of the file, the rule and
/// the path into the template. Where there is no path the message takes its place; findings that are alike are
/// numbered.
[[nodiscard]] std::vector<std::string> fingerprints(std::span<const Finding* const> findings);

}  // namespace cfnsonnet::report
