// `cfnsonnet check --fix` and `--diff`: what fixes make of the files.
#pragma once

#include <vector>

#include "cli/run/check_run.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

void add_fix_flags(CLI::App& command, CheckFlags& flags);

/// Writes the files that fixes change, each whole or not at all, and leaves in `results` what is found then; or, with
/// --diff, writes the changes to standard output and leaves the results as they are. Says on standard error how many
/// findings were fixed.
///
/// @param watchdog  Told of it.
[[nodiscard]] tl::expected<void, Failure> fix_files(const CheckFlags& flags, std::vector<CompileResult>& results,
                                                    const project::Recheck& recheck, Watchdog& watchdog);

}  // namespace cfnsonnet::cli
