// `cfnsonnet watch FILE…`: renders, or only checks, and does it again whenever a file changes that had a say in what
// came out: templates, what they import, parameters, settings, the baseline; also one that was looked for and is not
// there yet.
//
// While a template is wrong, the files count that it was made of before, too: an evaluation that fails has not looked
// for all of them. What changes while a round is under way is not missed: files of earlier rounds are being watched,
// and of others it is noted what they were like before they were read.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/command.h"
#include "cli/exit_status.h"
#include "cli/file_watch.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/render_run.h"
#include "cli/standard_output.h"
#include "emit/held_signals.h"
#include "report/printable.h"

namespace cfnsonnet::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// What tells two states of a file apart; all zero: there is none.
using Stamp = std::array<long long, 4>;

Stamp stamp_of(const std::string& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return {static_cast<long long>(status.st_ino), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

/// The files of a round, as they were before it read them.
class Files {
 public:
  void add(const std::string& file) {
    const std::lock_guard lock(mutex_);
    const auto [at, is_new] = stamps_.try_emplace(file);
    if (is_new) at->second = stamp_of(file);
  }
  void remove(const std::string& file) { stamps_.erase(file); }
  [[nodiscard]] std::set<std::string> names() const {
    std::set<std::string> names;
    for (const auto& [file, stamp] : stamps_) names.insert(file);
    return names;
  }
  [[nodiscard]] bool have_changed() const {
    return std::ranges::any_of(stamps_, [](const auto& one) { return stamp_of(one.first) != one.second; });
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Stamp> stamps_;
};

/// Ctrl-C is how this ends, and no failure. It ends at once, also where an evaluation has no end.
void end_on_signals() {
  struct sigaction action {};
  action.sa_handler = [](int) { ::_exit(exit_status::done); };
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

/// One round. What it says of itself: "no findings".
std::string_view compile_once(const CLI::App& command, RenderRun& run, int& status) {
  status = exit_status::done;
  auto results = writes(run) ? render_inputs(command, run, status) : compile_inputs(command, run, status, check_input);
  if (!results) return "fails";
  status = status_of(*results, run.check);
  if (!write_reports(*results, run.jsonnet.inputs, run.check, true, false)) status = exit_status::file;
  if (status == exit_status::done && writes(run)) {
    const emit::HeldSignals while_writing;
    status = write_rendered(*results, run);
  }
  if (status != exit_status::done) return writes(run) ? "fails, nothing written" : "fails";
  const bool found = std::ranges::any_of(*results,
                                         [](const CompileResult& result) { return !result.findings.empty(); });
  return found ? "passes" : "no findings";
}

/// @param names  The files to watch: those of the round before, then those of this one; both where this one has not
///               looked for all of its files.
/// @return Whether somebody still reads what is said.
bool run_round(const CLI::App& command, RenderRun run, std::set<std::string>& names, Files& files) {
  const std::string subject = run.jsonnet.inputs.size() == 1 ? run.jsonnet.inputs.front()
                                                             : fmt::format("{} files", run.jsonnet.inputs.size());
  run.on_file = [&files](const std::string& file) { files.add(file); };
  int status = exit_status::done;
  const Clock::time_point start = Clock::now();
  const std::string_view outcome = compile_once(command, run, status);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
  files.remove(run.jsonnet.output_file);  // Each round writes it.
  std::set<std::string> seen = files.names();
  if (status > exit_status::findings) seen.merge(names);
  names = std::move(seen);
  return write_standard_output(fmt::format("{}: {} ({} ms)\n", report::printable(subject), outcome, took.count()));
}

int watch(const CLI::App& command, const RenderRun& run) {
  auto changes = FileWatch::open();
  if (!changes) {
    say("{}", changes.error());
    return exit_status::file;
  }
  end_on_signals();
  std::set<std::string> names;
  for (bool is_first = true;; is_first = false) {
    Files files;
    if (!run_round(command, run, names, files)) return exit_status::file;
    auto watched = changes->set(names);
    if (watched && is_first && !run.check.quiet) say("waiting for changes; Ctrl-C ends");
    if (watched && !files.have_changed()) watched = changes->wait();
    if (watched) continue;
    say("{}", watched.error());
    return exit_status::file;
  }
}

void refuse(const RenderRun& run) {
  refuse_contradictions(run);
  if (!has_only_files(run.jsonnet))
    throw CLI::ValidationError("watches files; standard input and code of the command line do not change");
  if (run.check.write_baseline)
    throw CLI::ValidationError("--write-baseline is for check: each round would write what the next one reads");
  if (run.jsonnet.request.engine == EngineName::libjsonnet)
    throw CLI::ValidationError("--engine libjsonnet does not say which files it reads");
}

}  // namespace

void add_watch(CLI::App& command, int& status) {
  const auto run = std::make_shared<RenderRun>();
  add_render_flags(command, *run);
  add_template_inputs(command, run->jsonnet);
  add_examples(command, {{"cfnsonnet watch template.jsonnet",
                          "Check a template, and again whenever a file that it is made of is saved."},
                         {"cfnsonnet watch template.jsonnet --tla-str environment=prod -o template.json",
                          "Keep what is compiled up to date while it is right."},
                         {"cfnsonnet watch stacks/*.jsonnet --beside", "Keep all templates of a project up to date."}});
  command.callback([run, &command, &status] {
    refuse(*run);
    status = watch(command, *run);
  });
}

}  // namespace cfnsonnet::cli
