// What is known already: findings that pass, so that a project can begin with the next mistake.
//
// The file is JSON: {"version": 1, "findings": [{"file": …, "rule": …, "path": […]}, …]}, sorted. A finding is known by
// the template's file, its path in the template and its rule, so that it stays known where lines move. Each entry
// stands for one finding: a second one at the same place is new.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "cfnsonnet/check.h"
#include "cfnsonnet/compile.h"
#include "project/failure.h"
#include "project/input.h"

namespace cfnsonnet::project {

/// What cannot be read or evaluated has not been checked: that is nothing to get used to.
[[nodiscard]] bool all_checked(std::span<const CompileResult> results);

/// Takes the findings that the file knows out of the results.
///
/// @param inputs   What each result is of.
/// @param options  Of all inputs: what is mandatory stays.
[[nodiscard]] tl::expected<void, Failure> drop_known(const std::string& file, std::span<const Input> inputs,
                                                     std::span<CompileResult> results, const CheckOptions& options);

/// Writes down all that there are, and takes them out. What the file knows of other templates and stacks stays in it,
/// as long as these templates are there.
///
/// @param results  All checked.
/// @return How many of them are written down.
[[nodiscard]] tl::expected<std::size_t, Failure> write_baseline(const std::string& file, std::span<const Input> inputs,
                                                                std::span<CompileResult> results,
                                                                const CheckOptions& options);

}  // namespace cfnsonnet::project
