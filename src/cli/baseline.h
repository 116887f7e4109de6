// What is known already: findings that pass, so that a project can begin with the next mistake.
//
// The file is JSON: {"version": 1, "findings": [{"file": …, "rule": …, "path": […]}, …]}, sorted. A finding is known by
// the template's file, its path in the template and its rule, so that it stays known where lines move. Each entry
// stands for one finding: a second one at the same place is new.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cfnsonnet/compile.h"
#include "cli/check_flags.h"

namespace cfnsonnet::cli {

/// Takes the known findings out of the results or, with --write-baseline, writes down all that there are and takes out
/// those. Says on standard error what goes wrong.
///
/// @param inputs  The file of each result.
/// @return The exit status of a failure; nothing where all is well, or where no baseline is asked for.
[[nodiscard]] std::optional<int> apply_baseline(std::span<const std::string> inputs, std::span<CompileResult> results,
                                                const CheckFlags& flags);

}  // namespace cfnsonnet::cli
