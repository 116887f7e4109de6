// A run over templates: from what somebody asks for to what is found in each.
//
//   Run run(options, observer);
//   auto inputs = run.select();               // files, folders, stacks, what the settings name
//   auto results = run.check(*inputs);        // settings, parameters and schema of each; findings
//
// What a person hears of it goes to the observer; nothing here writes to a terminal or knows of flags.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cfnsonnet/compile.h"
#include "compile/fixes.h"
#include "project/configurations.h"
#include "project/failure.h"
#include "project/files_read.h"
#include "project/input.h"
#include "project/parameters.h"
#include "project/selection.h"
#include "project/verdict.h"

namespace cfnsonnet::project {

/// Told of what a run is at. Each may be empty; those marked so are called by several threads at once.
struct Observer {
  OnFile on_file = {};  ///< Threads: each file that has a say in what comes out, before it is looked for.
  std::function<void(const std::string& line)> on_message = {};  ///< What is wrong, or a person should know.
  std::function<void(const std::string& line)> on_note = {};     ///< What was done.
  std::function<void(const std::string& text)> on_trace = {};    ///< Lines of std.trace, in the order of the inputs.
  std::function<void(std::size_t done, std::size_t count)> on_progress = {};  ///< Threads.
  /// Threads: a piece of work begins, "checking template.json"; it ends when what this gives is gone.
  std::function<std::shared_ptr<void>(const std::string& what)> on_work = {};
};

struct RunOptions {
  Selection selection;
  EvaluateRequest request;  ///< Of every input, without what it is and what its settings say.
  Given given;              ///< The settings of the command line.
  ConfigurationFiles configuration;
  ParameterSource parameters;  ///< They go before those of stacks.
  std::string baseline;        ///< A file of findings that pass; empty: none do.
  bool writes_baseline = false;
  unsigned jobs = 0;           ///< 0: one for each processor.
  bool skips_ignored = false;  ///< Templates that settings ignore are left out; else nothing is said of them.
  std::vector<std::string> outputs = {};  ///< Files that will be written whatever comes out.
};

/// How one input becomes a result.
using CompileInput = std::function<CompileResult(Compiler& compiler, const Input& input, EvaluateRequest request,
                                                 const CheckOptions& options)>;

/// That of a check: Jsonnet, JSON and YAML alike, also on standard input.
[[nodiscard]] CompileResult check_input(Compiler& compiler, const Input& input, EvaluateRequest request,
                                        const CheckOptions& options);

/// What is found in each input with these texts in place of those of the files; empty where that failed.
using Recheck = std::function<std::vector<CompileResult>(const Texts&)>;

struct Results {
  std::vector<Input> inputs;           ///< Those that could be looked at …
  std::vector<CompileResult> results;  ///< … and what came of each.
  std::string format;                  ///< Of the report: as the settings of the first input say.
  FailurePolicy policy;                ///< The same of what fails.
  bool is_incomplete = false;          ///< Settings of some inputs are wrong: they were left out, and the run fails.
  std::shared_ptr<FilesRead> read;     ///< What all of it was made of.
};

class Run {
 public:
  explicit Run(RunOptions options, Observer observer = {});
  ~Run();
  Run(Run&&) noexcept;

  /// Which inputs it is about.
  [[nodiscard]] tl::expected<std::vector<Input>, Failure> select();

  struct Steps {
    CompileInput compile = check_input;
    /// The files that are written with what the results give.
    std::function<std::vector<std::string>(std::span<const Input>, std::span<const CompileResult>)> rendered_files = {};
    /// What is done with the results while they can be had again.
    std::function<tl::expected<void, Failure>(std::vector<CompileResult>& results, const Recheck& recheck)> improve =
        {};
  };
  /// Reads settings, parameters and the schema, compiles every input, and takes out what the baseline knows.
  [[nodiscard]] tl::expected<Results, Failure> check(std::vector<Input> inputs, const Steps& steps);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What an input is called: its file, and the stack.
[[nodiscard]] std::string name_of(const Input& input, const EvaluateRequest& request);
}  // namespace cfnsonnet::project
