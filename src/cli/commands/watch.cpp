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

#include "cli/commands/command.h"
#include "cli/ending.h"
#include "cli/output/message.h"
#include "cli/output/standard_output.h"
#include "cli/run/file_watch.h"
#include "cli/run/render_run.h"
#include "cli/shell/help.h"
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
  action.sa_handler = [](int) { ::_exit(static_cast<int>(Status::done)); };
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

/// What a round came to, and what it says of itself: "no findings".
struct Round {
  Status status;
  std::string_view outcome;
};

Round failed(const Failure& why, bool writes) {
  if (!why.message.empty()) say_text(why.message);
  return {why.status, writes ? "fails, nothing written" : "fails"};
}

Round compile_once(const CLI::App& command, const RenderRun& run) {
  auto prepared = prepare(command, run);
  if (!prepared) return failed(prepared.error(), false);
  const bool to_files = writes(run, prepared->inputs);
  auto checked = to_files ? render_inputs(std::move(*prepared), run) : check(std::move(*prepared));
  if (!checked) return failed(checked.error(), false);
  if (auto written = write_reports(*checked, run.check, {.standard_output = true}, checked->watchdog.get()); !written)
    return failed(written.error(), to_files);
  Ending ending = checked->status();
  if (*ending == Status::done && to_files) {
    const emit::HeldSignals while_writing;
    ending = write_rendered(*checked, run);
  }
  if (!ending) return failed(ending.error(), to_files);
  if (*ending != Status::done) return failed({*ending, ""}, to_files);
  const bool found = std::ranges::any_of(checked->results,
                                         [](const CompileResult& result) { return !result.findings.empty(); });
  return {Status::done, found ? "passes" : "no findings"};
}

/// @param names  The files to watch: those of the round before, then those of this one; both where this one has not
///               looked for all of its files.
/// @return Whether somebody still reads what is said.
bool run_round(const CLI::App& command, RenderRun run, std::set<std::string>& names, Files& files) {
  const std::size_t count = run.jsonnet.inputs.size();
  const std::string subject = count == 0   ? "the stacks"
                              : count == 1 ? run.jsonnet.inputs.front()
                                           : fmt::format("{} files", count);
  run.on_file = [&files](const std::string& file) { files.add(file); };
  const Clock::time_point start = Clock::now();
  const auto [status, outcome] = compile_once(command, run);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
  files.remove(run.jsonnet.output_file);  // Each round writes it.
  std::set<std::string> seen = files.names();
  if (status > Status::findings) seen.merge(names);
  names = std::move(seen);
  return write_standard_output(fmt::format("{}: {} ({} ms)\n", report::printable(subject), outcome, took.count()));
}

Ending watch(const CLI::App& command, const RenderRun& run) {
  auto changes = FileWatch::open();
  if (!changes) return failure(Status::file, std::move(changes.error()));
  if (run.jsonnet.inputs.empty()) {  // Where there are no stacks, nothing that is saved changes that.
    if (const auto prepared = prepare(command, run); !prepared) return tl::unexpected(prepared.error());
  }
  end_on_signals();
  std::set<std::string> names;
  for (bool is_first = true;; is_first = false) {
    Files files;
    if (!run_round(command, run, names, files)) return Status::file;
    auto watched = changes->set(names);
    if (watched && is_first && !run.check.quiet) say("waiting for changes; Ctrl-C ends");
    if (watched && !files.have_changed()) watched = changes->wait();
    if (!watched) return failure(Status::file, std::move(watched.error()));
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

Work add_watch(CLI::App& command) {
  const auto run = std::make_shared<RenderRun>();
  add_render_flags(command, *run);
  add_template_inputs(command, run->jsonnet)->required(false);
  add_examples(command, {{"cfnsonnet watch template.jsonnet",
                          "Check a template, and again whenever a file that it is made of is saved."},
                         {"cfnsonnet watch template.jsonnet --tla-str environment=prod -o template.json",
                          "Keep what is compiled up to date while it is right."},
                         {"cfnsonnet watch stacks/*.jsonnet --beside", "Keep all templates of a project up to date."}});
  return [run, &command] {
    refuse(*run);
    return watch(command, *run);
  };
}

}  // namespace cfnsonnet::cli
