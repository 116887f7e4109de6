// What `check` and `render` have in common: from the flags to the findings that count.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cfnsonnet/compile.h"
#include "cli/check_flags.h"
#include "cli/config.h"
#include "cli/files_read.h"
#include "cli/jsonnet_flags.h"
#include "cli/parameters.h"
#include "compile/fixes.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

/// The flags of both. Evaluations are bounded, for a template may be somebody else's.
struct CheckRun {
  CheckRun();

  JsonnetFlags jsonnet = jsonnet_flags_from_environment();
  CheckFlags check;
  ConfigFlags config;
  ParameterFlags parameters;
  /// Templates that a file of settings ignores are left out; otherwise they are compiled, and nothing is said of them.
  bool skips_ignored = false;
  /// The files that are written with what the results give, which a command has besides those of flags.
  std::function<std::vector<std::string>(std::span<const CompileResult>)> rendered_files = {};
  /// Told of each file that decides what comes out, before it is looked for, and perhaps by several threads at once.
  OnFile on_file = {};
  /// What the last compile_inputs() has read.
  std::shared_ptr<FilesRead> read = std::make_shared<FilesRead>();
};

/// How one input becomes a result.
using CompileInput = std::function<CompileResult(Compiler& compiler, const std::string& input, EvaluateRequest request,
                                                 const CheckOptions& options)>;

/// That of `check`: Jsonnet, JSON and YAML alike, also on standard input.
[[nodiscard]] CompileResult check_input(Compiler& compiler, const std::string& input, EvaluateRequest request,
                                        const CheckOptions& options);

/// What is found in each input with these texts in place of those of the files; empty where that failed, which was
/// said.
using Recheck = std::function<std::vector<CompileResult>(const Texts&)>;
/// What is done with the results while they can be had again.
using WithResults = std::function<void(std::vector<CompileResult>& results, const Recheck& recheck)>;

/// Reads parameters, settings and the schema, compiles every input, and takes out what the baseline knows.
///
/// @param command  Its flags were parsed into `run`; where they leave a report or a level open, the settings decide.
/// @return The result of each input. Nothing where something was wrong before, which was said on standard error; then
///         `status` says what.
[[nodiscard]] std::optional<std::vector<CompileResult>> compile_inputs(const CLI::App& command, CheckRun& run,
                                                                       int& status, const CompileInput& compile,
                                                                       const WithResults& improve = {});

}  // namespace cfnsonnet::cli
