// J2002 for stacks: a variable or an argument that no template reads to which a stack gives it.
#pragma once

#include <span>

#include "cfnsonnet/compile.h"
#include "project/input.h"
#include "project/settings.h"

namespace cfnsonnet::project {

/// Adds the findings to the results, at the place in the settings, and takes these variables out of
/// CompileResult::unread_variables, in which those of the command line are left.
/// @param inputs, settings  Of each result.
/// @param are_all           The project has no other stacks, which might read them.
void check_unread_of_stacks(std::span<const Input> inputs, std::span<const Settings* const> settings,
                            std::span<CompileResult> results, bool are_all);

}  // namespace cfnsonnet::project
