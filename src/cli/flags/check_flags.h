// The flags of the commands that check: what to report, where, and when to fail.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cfnsonnet/compile.h"
#include "cli/ending.h"
#include "cli/output/color.h"
#include "cli/run/watchdog.h"
#include "project/configurations.h"
#include "project/parameters.h"
#include "project/run.h"
#include "project/settings.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct CheckFlags {
  project::Settings settings;             ///< Defaults, where a flag says nothing.
  std::vector<std::string> rule_options;  ///< RULE:NAME=VALUE
  std::vector<std::string> reports;       ///< FORMAT=FILE
  bool quiet = false;                     ///< Write findings and failures, and nothing else.
  unsigned jobs = 0;                      ///< 0: one for each processor.
  Color color = Color::automatic;
  std::string baseline;         ///< A file of findings that pass; empty: none do.
  bool write_baseline = false;  ///< Write it, do not read it.
  bool fix = false;             ///< Change the files as the fixes of findings say.
  bool diff = false;            ///< Only show how.
};

/// What an evaluation may take where a template comes from somebody else.
inline constexpr std::chrono::seconds default_timeout{300};

/// The flags for which there are settings, too.
void add_setting_flags(CLI::App& command, CheckFlags& flags);
/// These, and the others of a command that checks.
void add_check_flags(CLI::App& command, CheckFlags& flags);
/// --config and --no-config.
void add_config_flags(CLI::App& command, project::ConfigurationFiles& files);
/// --parameters and --parameter-file.
void add_parameter_flags(CLI::App& command, project::ParameterSource& source);
/// --stack
void add_stack_flag(CLI::App& command, std::vector<std::string>& stacks);

/// The settings that the command line gives, which was parsed into these.
/// @param jsonnet  What else it says of evaluations: the search path, and what is private.
[[nodiscard]] project::Given given_by(const CLI::App& command, const CheckFlags& flags, const EvaluateRequest& jsonnet);

/// The files of `--report`.
[[nodiscard]] std::vector<std::string> report_files(const CheckFlags& flags);

struct ReportTo {
  bool standard_output = false;  ///< Else standard error.
  bool always_count = false;     ///< Say how many, too, where there is nothing.
};

/// Writes the report, and those of `--report`.
/// @param watchdog  Told of it; may be null.
[[nodiscard]] tl::expected<void, Failure> write_reports(const project::Results& results, const CheckFlags& flags,
                                                        ReportTo to, Watchdog* watchdog);

}  // namespace cfnsonnet::cli
