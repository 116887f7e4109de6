#include "cli/run/check_run.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <utility>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/output/message.h"
#include "project/rule_names.h"
#include "project/workers.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::cli {

CheckRun::CheckRun() {
  jsonnet.request.timeout = default_timeout;
  jsonnet.request.confine_imports = true;
}

namespace {

/// Counts on one line of the terminal, which is cleared in the end.
class Progress {
 public:
  explicit Progress(bool is_shown) : is_shown_(is_shown) {}
  ~Progress() {
    if (is_written_) write_standard_error("\r\x1b[K");
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void step(std::size_t done, std::size_t count) {
    if (!is_shown_ || count < 2) return;
    const std::lock_guard lock(mutex_);
    is_written_ = true;
    write_standard_error(fmt::format("\r{} of {} templates", done, count));
  }

 private:
  const bool is_shown_;
  bool is_written_ = false;
  std::mutex mutex_;
};

/// A rule in the place of a file, as behind "--ignore E3002 W2001"; null where there is none.
const std::string* rule_as_file(const JsonnetFlags& flags) {
  const auto is_rule = [](const std::string& input) {
    std::error_code error;
    return rules::find_rule(input) && !std::filesystem::exists(input, error);
  };
  const auto found = std::ranges::find_if(flags.inputs, is_rule);
  return found == flags.inputs.end() || flags.inputs_are_code ? nullptr : &*found;
}

/// "-m E3", which is --mandatory of cfn-lint, and of jsonnet a folder.
bool has_rule_as_folder(const CLI::App& command, const JsonnetFlags& flags) {
  std::error_code error;
  const std::string name = flags.output_folder.substr(0, flags.output_folder.find('/'));
  const bool is_name = name.size() > 1 && name.find_first_not_of("0123456789", 1) == std::string::npos;
  return command.get_name() == "check" && is_name && project::check_rule_name(name).empty() &&
         !std::filesystem::exists(name, error);
}

tl::expected<void, Failure> refuse_misread(const CLI::App& command, const JsonnetFlags& flags) {
  if (const std::string* rule = rule_as_file(flags)) {
    return failure(Status::usage,
                   fmt::format("\"{0}\" is a rule, and stands where a file is wanted; several rules are separated by "
                               "commas: --ignore E3002,{0}",
                               *rule));
  }
  if (has_rule_as_folder(command, flags))
    return failure(Status::usage,
                   "-m is --multi here, and takes a folder; rules that are always reported are named by --mandatory");
  return {};
}

project::RunOptions options_of(const CLI::App& command, const CheckRun& flags) {
  project::RunOptions options;
  options.selection = {flags.jsonnet.inputs, flags.jsonnet.inputs_are_code, flags.stacks, flags.expands,
                       flags.are_changed,    flags.with_templates};
  options.request = with_form(flags.jsonnet);
  options.given = given_by(command, flags.check, flags.jsonnet.request);
  options.configuration = flags.config;
  options.parameters = flags.parameters;
  options.baseline = flags.check.baseline;
  options.writes_baseline = flags.check.write_baseline;
  options.jobs = flags.check.jobs;
  options.skips_ignored = flags.skips_ignored;
  options.outputs = report_files(flags.check);
  if (!flags.jsonnet.output_file.empty()) options.outputs.push_back(flags.jsonnet.output_file);
  return options;
}

/// @param watchdog  Is there once there is work.
project::Observer observer_of(const CheckRun& flags, const std::shared_ptr<std::shared_ptr<Watchdog>>& watchdog) {
  project::Observer observer;
  observer.on_file = flags.on_file;
  observer.on_message = [](const std::string& line) { say_text(line); };
  if (!flags.check.quiet) observer.on_note = observer.on_message;
  observer.on_trace = [](const std::string& lines) { write_standard_error(lines); };
  const auto progress = std::make_shared<Progress>(!flags.check.quiet && isatty(STDERR_FILENO) != 0);
  observer.on_progress = [progress](std::size_t done, std::size_t count) { progress->step(done, count); };
  observer.on_work = [watchdog](const std::string& what) -> std::shared_ptr<void> {
    return std::make_shared<Watchdog::Work>(**watchdog, what);
  };
  return observer;
}

}  // namespace

tl::expected<Prepared, Failure> prepare(const CLI::App& command, const CheckRun& flags) {
  if (auto misread = refuse_misread(command, flags.jsonnet); !misread) return tl::unexpected(misread.error());
  const auto watchdog = std::make_shared<std::shared_ptr<Watchdog>>();
  const EvaluateRequest& bounds = flags.jsonnet.request;
  const auto limits = [&](std::size_t at_once) {
    return WatchdogLimits{bounds.timeout, bounds.max_memory, at_once, static_cast<int>(Status::jsonnet)};
  };
  *watchdog = std::make_shared<Watchdog>(limits(1));
  auto run = std::make_unique<project::Run>(options_of(command, flags), observer_of(flags, watchdog));
  std::optional<Watchdog::Work> looking(std::in_place, **watchdog, "looking for the templates");
  auto inputs = run->select();
  looking.reset();
  if (!inputs) return tl::unexpected(inputs.error());
  if (inputs->empty() && flags.jsonnet.inputs.empty() && !flags.are_changed)
    return failure(Status::usage,
                   fmt::format("FILE is required, where no settings name {}stacks; see cfnsonnet {} --help",
                               flags.with_templates ? "templates or " : "", command.get_name()));
  *watchdog = std::make_shared<Watchdog>(limits(project::threads_for(inputs->size(), flags.check.jobs)));
  return Prepared{std::move(run), std::move(*inputs), *watchdog};
}

tl::expected<Checked, Failure> check(Prepared prepared, const project::Run::Steps& steps) {
  auto results = prepared.run->check(std::move(prepared.inputs), steps);
  if (!results) return tl::unexpected(results.error());
  return Checked{std::move(*results), std::move(prepared.watchdog)};
}

}  // namespace cfnsonnet::cli
