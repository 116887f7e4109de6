// How many findings there are, in words.
#pragma once

#include <span>
#include <string>

#include "cfnsonnet/finding.h"
#include "cfnsonnet/report.h"

namespace cfnsonnet::report {

/// "3 errors, 1 warning in 2 of 5 files", "no findings in 5 files".
[[nodiscard]] std::string count_line(std::span<const Finding> findings, const Options& options);

}  // namespace cfnsonnet::report
