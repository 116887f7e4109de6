// What the commands that look at templates have in common: from the flags to a run (project/run.h), with what it says
// on the terminal and the watchdog that keeps its limits.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cli/ending.h"
#include "cli/flags/check_flags.h"
#include "cli/flags/jsonnet_flags.h"
#include "cli/run/watchdog.h"
#include "project/run.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

/// The flags. Evaluations are bounded, for a template may be somebody else's.
struct CheckRun {
  CheckRun();

  JsonnetFlags jsonnet = jsonnet_flags_from_environment();
  CheckFlags check;
  project::ConfigurationFiles config;
  project::ParameterSource parameters;
  std::vector<std::string> stacks;  ///< --stack
  /// As in project::Selection and project::RunOptions.
  bool expands = false, are_changed = false, with_templates = false, skips_ignored = false;
  /// Told of each file that decides what comes out, before it is looked for, and perhaps by several threads at once.
  project::OnFile on_file = {};
};

/// What a run has come to, while its limits are kept.
struct Checked : project::Results {
  std::shared_ptr<Watchdog> watchdog;
  [[nodiscard]] Status status() const { return is_incomplete ? Status::usage : project::status_of(results, policy); }
};

/// The inputs of a run, and what it can be gone on with.
struct Prepared {
  std::unique_ptr<project::Run> run;
  std::vector<project::Input> inputs;
  std::shared_ptr<Watchdog> watchdog;
};

/// Finds the inputs.
/// @param command  Its flags were parsed into `flags`.
[[nodiscard]] tl::expected<Prepared, Failure> prepare(const CLI::App& command, const CheckRun& flags);

/// Looks at them.
[[nodiscard]] tl::expected<Checked, Failure> check(Prepared prepared, const project::Run::Steps& steps = {});

}  // namespace cfnsonnet::cli
