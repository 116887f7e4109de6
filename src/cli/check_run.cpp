#include "cli/check_run.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <mutex>
#include <new>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/App.hpp>

#include "cli/baseline.h"
#include "cli/exit_status.h"
#include "cli/file_patterns.h"
#include "cli/message.h"
#include "cli/rule_names.h"
#include "cli/schemas.h"
#include "compile/jsonnet_checks.h"
#include "compile/text_kind.h"
#include "files/project.h"
#include "report/printable.h"
#include "rules/findings.h"
#include "rules/rule.h"

namespace cfnsonnet::cli {

CheckRun::CheckRun() {
  jsonnet.request.timeout = default_timeout;
  jsonnet.request.confine_imports = true;
}

CompileResult check_input(Compiler& compiler, const std::string& input, EvaluateRequest request,
                          const CheckOptions& options) {
  const bool is_piped = request.snippet && request.snippet_name == standard_input_name;
  if (is_piped && text_kind_of(*request.snippet) != TextKind::jsonnet) {
    const std::string name = request.snippet_name;
    request.texts[name] = *std::exchange(request.snippet, std::nullopt);
    return compiler.check_file(name, std::move(request), options);
  }
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

/// What is wrong with the files that are to be written: one was read, or two are the same.
std::string refused_outputs(const CheckRun& run, std::span<const CompileResult> results) {
  std::vector<std::string> outputs = report_files(run.check);
  if (run.rendered_files) std::ranges::move(run.rendered_files(results), std::back_inserter(outputs));
  if (!run.jsonnet.output_file.empty()) outputs.push_back(run.jsonnet.output_file);
  if (run.check.write_baseline) outputs.push_back(run.check.baseline);
  FilesWritten written(*run.read);
  for (const std::string& output : outputs)
    if (std::string refused = written.take(output); !refused.empty()) return refused;
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
  result.findings.push_back({"J0001",
                             Level::error,
                             "there is not enough memory to check the template",
                             {std::make_shared<Source>(input, ""), {}},
                             {},
                             {}});
  return result;
}

/// What is being done, as a message of the watchdog begins.
std::string checking(const JsonnetFlags& flags, const std::string& input) {
  return "checking " + (flags.inputs_are_code ? flags.request.snippet_name
                        : input == "-"        ? standard_input_name
                                              : input);
}

/// The templates that the settings of the current folder name, which lie in its project; or why there are none.
tl::expected<std::vector<std::string>, std::string> named_by_settings(const CLI::App& command, const CheckRun& run) {
  const auto settings = Configurations(command, run.config, run.check, run.jsonnet, run.on_file).of("-");
  if (!settings) return tl::unexpected(settings.error());
  const jsonnet::Confinement project = confined_to_project({}, settings->private_paths);
  for (const std::string& pattern : settings->templates)
    if (leads_out(fixed_part(pattern), project))
      return tl::unexpected(fmt::format("the templates \"{}\" of the settings are not there, or not in the project {}",
                                        pattern, project.project().string()));
  std::vector<std::string> found = files_matching(settings->templates);
  std::erase_if(found, [&](const std::string& file) { return leads_out(file, project); });
  if (found.empty() && !settings->templates.empty())
    return tl::unexpected(fmt::format("no file matches \"{}\", which the settings name as templates",
                                      fmt::join(settings->templates, "\" or \"")));
  if (found.empty())
    return tl::unexpected(
        fmt::format("FILE is required, where no settings name templates; see cfnsonnet {} --help", command.get_name()));
  return found;
}

/// A rule in the place of a file, as behind "--ignore E3002 W2001"; null where there is none.
const std::string* rule_as_file(const CheckRun& run) {
  const auto is_rule = [](const std::string& input) {
    std::error_code error;
    return rules::find_rule(input) && !std::filesystem::exists(input, error);
  };
  const auto found = std::ranges::find_if(run.jsonnet.inputs, is_rule);
  return found == run.jsonnet.inputs.end() || run.jsonnet.inputs_are_code ? nullptr : &*found;
}

/// "-m E3", which is --mandatory of cfn-lint, and of jsonnet a folder.
bool has_rule_as_folder(const CLI::App& command, const CheckRun& run) {
  std::error_code error;
  const std::string name = run.jsonnet.output_folder.substr(0, run.jsonnet.output_folder.find('/'));
  const bool is_name = name.size() > 1 && name.find_first_not_of("0123456789", 1) == std::string::npos;
  return command.get_name() == "check" && is_name && check_rule_name(name).empty() &&
         !std::filesystem::exists(name, error);
}

/// Where no template is named, those of the settings.
bool find_inputs(const CLI::App& command, CheckRun& run, int& status) {
  if (const std::string* rule = rule_as_file(run)) {
    say("\"{0}\" is a rule, and stands where a file is wanted; several rules are separated by commas: --ignore "
        "E3002,{0}",
        *rule);
    status = exit_status::usage;
    return false;
  }
  if (has_rule_as_folder(command, run)) {
    say("-m is --multi here, and takes a folder; rules that are always reported are named by --mandatory");
    status = exit_status::usage;
    return false;
  }
  if (!run.jsonnet.inputs.empty()) return true;
  const EvaluateRequest& bounds = run.jsonnet.request;
  Watchdog watchdog({bounds.timeout, bounds.max_memory, 1, exit_status::jsonnet});
  const Watchdog::Work work(watchdog, "looking for the templates of the settings");
  auto found = named_by_settings(command, run);
  if (!found) {
    say("{}", found.error());
    status = exit_status::usage;
    return false;
  }
  run.jsonnet.inputs = std::move(*found);
  return true;
}

/// Nothing is said of a template that is not checked, but for what the command line demands.
void ignore_findings(const CLI::App& command, Settings& settings) {
  settings.check.ignored = {"E", "W", "I", "J"};
  const CLI::Option* mandatory = command.get_option_no_throw("--mandatory");
  if (!mandatory || mandatory->count() == 0) settings.check.mandatory.clear();
}

void leave_out_ignored(const CLI::App& command, CheckRun& run, std::vector<Settings>& settings) {
  std::vector<std::string> kept;
  std::size_t at = 0;
  std::erase_if(settings, [&](Settings& one) {
    std::string& input = run.jsonnet.inputs[at++];
    if (one.is_ignored) {
      ignore_findings(command, one);
      if (run.skips_ignored && one.check.mandatory.empty()) return true;
    }
    kept.push_back(std::move(input));
    return false;
  });
  run.jsonnet.inputs = std::move(kept);
}

}  // namespace

std::optional<std::vector<CompileResult>> compile_inputs(const CLI::App& command, CheckRun& run, int& status,
                                                         const CompileInput& compile, const WithResults& improve) {
  if (!find_inputs(command, run, status)) return std::nullopt;
  std::vector<std::string>& inputs = run.jsonnet.inputs;
  const EvaluateRequest& bounds = run.jsonnet.request;
  run.check.watchdog = std::make_shared<Watchdog>(
      WatchdogLimits{bounds.timeout, bounds.max_memory, threads_for(inputs.size(), run.check), exit_status::jsonnet});
  std::optional<Watchdog::Work> preparing(std::in_place, *run.check.watchdog,
                                          "reading settings, parameters and the schema");
  run.read = std::make_shared<FilesRead>();
  const OnFile on_file = remember(run);
  if (!run.jsonnet.inputs_are_code) std::ranges::for_each(inputs, on_file);
  std::ranges::for_each(run.parameters.files, on_file);
  if (!run.check.baseline.empty() && !run.check.write_baseline) on_file(run.check.baseline);
  if (!read_parameters(run.parameters, run.check.options, status)) return std::nullopt;
  auto settings = settings_of(inputs, command, run.config, run.check, run.jsonnet, on_file);
  leave_out_ignored(command, run, settings);
  const auto active = open_schema(status);
  if (!active) return std::nullopt;
  Schemas schemas(*active->bundle, on_file);
  const auto bundles = schemas.of(settings, inputs, run.check);
  if (inputs.empty() && run.check.is_wrong) {
    status = exit_status::usage;
    return std::nullopt;
  }
  std::optional<int> failed;
  preparing.reset();
  const auto check = [&](const Texts& texts) {
    Traces traces(inputs.size());
    auto results = compile_all(bundles, run.check, [&](std::size_t index, Compiler& compiler) {
      const Watchdog::Work work(*run.check.watchdog, checking(run.jsonnet, inputs[index]));
      EvaluateRequest request = make_request(run.jsonnet, inputs[index]);  // Standard input is read within the limits.
      request.search_path = settings[index].search_path;
      request.private_paths = settings[index].private_paths;
      request.texts = texts;
      request.on_file = on_file;
      request.on_trace = [&traces, index](const std::string& line) { traces.add(index, line); };
      CompileResult result;
      try {
        result = compile(compiler, inputs[index], std::move(request), settings[index].check);
      } catch (const std::bad_alloc&) {  // Of the machine, before the limit of --max-memory was reached.
        result = out_of_memory(inputs[index]);
      }
      traces.end(index);
      return result;
    });
    if (!results.empty() && rules::is_reported("J2002", Level::warning, settings.front().check))
      check_unread_variables(results);
    if (const std::string refused = refused_outputs(run, results); !refused.empty()) {
      say("{}", refused);
      failed = exit_status::usage;
      return results;
    }
    const Watchdog::Work work(*run.check.watchdog, "comparing with the baseline");
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
