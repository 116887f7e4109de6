#include "cli/check_run.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <new>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "cli/baseline.h"
#include "cli/exit_status.h"
#include "cli/message.h"
#include "compile/jsonnet_checks.h"
#include "files/project.h"
#include "report/printable.h"
#include "rules/findings.h"

namespace cfnsonnet::cli {

CheckRun::CheckRun() {
  jsonnet.request.timeout = default_timeout;
  jsonnet.request.confine_imports = true;
}

CompileResult check_input(Compiler& compiler, const std::string& input, EvaluateRequest request,
                          const CheckOptions& options) {
  if (request.snippet) return compiler.compile(std::move(request), options);
  return compiler.check_file(input, std::move(request), options);
}

namespace {

/// Told of every file: what was read is remembered, and handed on to whoever wants to know.
OnFile remember(const CheckRun& run) {
  return [read = run.read, next = run.on_file](const std::string& file) {
    read->add(file);
    if (next) next(file);
  };
}

/// What is wrong with the files that flags name for writing: one was read, or two are the same.
std::string refused_outputs(const CheckRun& run) {
  std::vector<std::string> outputs = report_files(run.check);
  if (!run.jsonnet.output_file.empty()) outputs.push_back(run.jsonnet.output_file);
  if (run.check.write_baseline) outputs.push_back(run.check.baseline);
  std::set<std::filesystem::path> taken;
  for (const std::string& output : outputs) {
    if (run.read->contains(output))
      return fmt::format("{} would be written over: it is one of the files that were read", output);
    std::error_code error;
    const bool keeps = !std::filesystem::exists(output, error) || std::filesystem::is_regular_file(output, error);
    if (keeps && !taken.insert(files::resolved(output)).second) return fmt::format("two texts would be written to {}", output);
  }
  return {};
}

/// What templates say with std.trace, in the order of the templates, however many are evaluated at once: what one says
/// before it is its turn is kept till then.
class Traces {
 public:
  explicit Traces(std::size_t count) : kept_(count), ended_(count) {}
  void add(std::size_t index, const std::string& line) {
    const std::string shown = report::printable(std::string_view(line).substr(0, line.size() - 1)) + '\n';
    const std::lock_guard lock(mutex_);
    if (index != turn_) {
      kept_[index] += shown;
    } else {
      write_standard_error(shown);
    }
  }
  void end(std::size_t index) {
    const std::lock_guard lock(mutex_);
    ended_[index] = true;
    while (turn_ < ended_.size() && ended_[turn_]) {
      if (++turn_ < kept_.size()) write_standard_error(std::exchange(kept_[turn_], {}));
    }
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> kept_;
  std::vector<bool> ended_;
  std::size_t turn_ = 0;
};

CompileResult out_of_memory(const std::string& input) {
  CompileResult result;
  result.outcome = Outcome::failed;
  result.findings.push_back({"J0001", Level::error, "there is not enough memory to check the template",
                             {std::make_shared<Source>(input, ""), {}}, {}, {}});
  return result;
}

/// What is being done, as a message of the watchdog begins.
std::string checking(const std::string& input, const EvaluateRequest& request) {
  return "checking " + (request.snippet ? request.snippet_name : input);
}

}  // namespace

std::optional<std::vector<CompileResult>> compile_inputs(const CLI::App& command, CheckRun& run, int& status,
                                                         const CompileInput& compile, const WithResults& improve) {
  const std::vector<std::string>& inputs = run.jsonnet.inputs;
  const EvaluateRequest& bounds = run.jsonnet.request;
  run.check.watchdog = std::make_shared<Watchdog>(
      WatchdogLimits{bounds.timeout, bounds.max_memory, threads_for(inputs.size(), run.check), exit_status::jsonnet});
  std::optional<Watchdog::Work> preparing(std::in_place, *run.check.watchdog, "reading settings, parameters and the schema");
  run.read = std::make_shared<FilesRead>();
  const OnFile on_file = remember(run);
  if (!run.jsonnet.inputs_are_code) std::ranges::for_each(inputs, on_file);
  std::ranges::for_each(run.parameters.files, on_file);
  if (!run.check.baseline.empty() && !run.check.write_baseline) on_file(run.check.baseline);
  if (!read_parameters(run.parameters, run.check.options, status)) return std::nullopt;
  const auto settings = settings_of(inputs, command, run.config, run.check, run.jsonnet, status, on_file);
  if (!settings) return std::nullopt;
  const auto active = open_schema(status);
  if (!active) return std::nullopt;
  std::optional<int> failed;
  preparing.reset();
  const auto check = [&](const Texts& texts) {
    Traces traces(inputs.size());
    auto results = compile_all(inputs.size(), *active->bundle, run.check, [&](std::size_t index, Compiler& compiler) {
      EvaluateRequest request = make_request(run.jsonnet, inputs[index]);
      request.search_path = (*settings)[index].search_path;
      request.texts = texts;
      request.on_file = on_file;
      request.on_trace = [&traces, index](const std::string& line) { traces.add(index, line); };
      const Watchdog::Work work(*run.check.watchdog, checking(inputs[index], request));
      CompileResult result;
      try {
        result = compile(compiler, inputs[index], std::move(request), (*settings)[index].check);
      } catch (const std::bad_alloc&) {  // Of the machine, before the limit of --max-memory was reached.
        result = out_of_memory(inputs[index]);
      }
      traces.end(index);
      return result;
    });
    if (!results.empty() && rules::is_reported("J2002", Level::warning, settings->front().check)) check_unread_variables(results);
    if (const std::string refused = refused_outputs(run); !refused.empty()) {
      say("{}", refused);
      failed = exit_status::usage;
      return results;
    }
    failed = apply_baseline(inputs, results, run.check);
    return results;
  };
  auto results = check({});
  if (!failed && improve) improve(results, check);
  if (failed) {
    status = *failed;
    return std::nullopt;
  }
  return results;
}

}  // namespace cfnsonnet::cli
