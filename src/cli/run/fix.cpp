#include "cli/run/fix.h"

#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/output/diff.h"
#include "cli/output/message.h"
#include "cli/output/standard_output.h"
#include "emit/atomic_file.h"
#include "files/project.h"
#include "rules/findings/findings.h"

namespace cfnsonnet::cli {
namespace {

namespace fs = std::filesystem;
using rules::counted;

/// The files that change, each once: a file that is imported by two names is changed by the first.
std::vector<emit::OutputFile> files_of(const FixedTexts& fixed) {
  std::vector<emit::OutputFile> changed;
  std::set<fs::path> known;
  for (const auto& [name, text] : fixed.texts) {
    if (text == fixed.before.at(name) || !known.insert(files::resolved(name)).second) continue;
    changed.push_back({name, text, files::project_or_self(fs::path(name).parent_path()), fixed.before.at(name)});
  }
  return changed;
}

/// Takes away the fixes that were tried and brought something worse. How many there are.
std::size_t drop_fixes(std::vector<CompileResult>& results) {
  std::size_t count = 0;
  for (CompileResult& result : results) {
    for (Finding& finding : result.findings) {
      if (finding.fix) ++count;
      finding.fix.reset();
    }
  }
  return count;
}

}  // namespace

void add_fix_flags(CLI::App& command, CheckFlags& flags) {
  command
      .add_flag("--fix", flags.fix, "Change the files where a finding has one sure remedy, then report what remains")
      ->excludes("--write-baseline");
  command.add_flag("--diff", flags.diff, "Write what --fix would change to standard output, and change nothing")
      ->excludes("--write-baseline");
}

tl::expected<void, Failure> fix_files(const CheckFlags& flags, std::vector<CompileResult>& results,
                                      const project::Recheck& recheck, Watchdog& watchdog) {
  std::optional<Watchdog::Work> work(std::in_place, watchdog, "fixing", results.size());
  FixedTexts fixed = apply_fixes(results, recheck);
  const std::size_t left_out = drop_fixes(fixed.results);
  const std::vector<emit::OutputFile> files = files_of(fixed);
  if (flags.diff) {
    std::string diff;
    for (const emit::OutputFile& file : files)  // `git apply` takes no "./"
      diff += unified_diff(file.path.lexically_normal().string(), fixed.before.at(file.path.string()), file.text);
    work.reset();
    if (!write_standard_output(diff)) return failure(Status::file, "");
  } else {
    work.reset();  // It is not to be ended while it writes.
    if (auto written = emit::write_files(files); !written) return failure(Status::file, std::move(written.error()));
    results = std::move(fixed.results);
  }
  if (flags.quiet) return {};
  std::string rest;
  if (left_out > 0)
    rest = fmt::format("; {} left out, which would bring another finding",
                       left_out == 1 ? "1 fix" : fmt::format("{} fixes", left_out));
  say("{} {} in {}{}", flags.diff ? "would fix" : "fixed", counted(fixed.fixed, "finding"),
      counted(files.size(), "file"), rest);
  return {};
}

}  // namespace cfnsonnet::cli
