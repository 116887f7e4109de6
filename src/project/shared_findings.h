// What several stacks have in common is said once.
#pragma once

#include <span>
#include <vector>

#include "cfnsonnet/compile.h"
#include "project/input.h"

namespace cfnsonnet::project {

/// The findings of all results in their order; those of stacks that differ in nothing else are one, which names them.
[[nodiscard]] std::vector<Finding> all_findings(std::span<const CompileResult> results);

/// Takes away what says of a comment that it ignores nothing, where it does in another stack of the same template.
void drop_needless_elsewhere(std::span<const Input> inputs, std::span<CompileResult> results);

}  // namespace cfnsonnet::project
