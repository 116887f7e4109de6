#include "cli/check_flags.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/exit_status.h"
#include "cli/message.h"
#include "cli/rule_names.h"
#include "cli/settings.h"
#include "cli/standard_output.h"
#include "cli/value_kind.h"
#include "emit/atomic_file.h"
#include "report/report.h"
#include "schema/regions.h"

namespace cfnsonnet::cli {
namespace {

std::vector<std::string> format_list() {
  std::vector<std::string> names;
  for (const report::Format& format : report::all_formats()) names.emplace_back(format.name);
  return names;
}

std::string format_names() { return CLI::detail::join(format_list(), ", "); }

}  // namespace

std::string check_format(const std::string& name) {
  if (report::find_format(name)) return {};
  const bool is_of_lint = name == "parseable" || name == "pretty" || name == "quiet";
  return fmt::format("there is no format \"{}\"; {}there are {}", name, is_of_lint ? "its lines are in \"text\"; " : "",
                     format_names());
}

std::string check_date(const std::string& text) {
  int year = 0, month = 0, day = 0, end = 0;
  const bool shaped = text.size() == 10 && std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 &&
                      end == 10;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (shaped && month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]) return {};
  return fmt::format("\"{}\" is not a day such as 2026-11-24", text);
}

namespace {

std::string check_report(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size()) return fmt::format("\"{}\" is not FORMAT=FILE", text);
  return check_format(text.substr(0, equals));
}

/// Counts on one line of the terminal, which is cleared in the end.
class Progress {
 public:
  Progress(std::size_t count, bool shown) : count_(count), shown_(shown && count > 1) {}
  ~Progress() {
    if (shown_) write_standard_error("\r\x1b[K");
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void step() {
    const std::size_t done = ++done_;
    if (!shown_) return;
    const std::lock_guard lock(mutex_);
    write_standard_error(fmt::format("\r{} of {} files", done, count_));
  }

 private:
  std::size_t count_;
  bool shown_;
  std::atomic<std::size_t> done_ = 0;
  std::mutex mutex_;
};

/// The least level that fails; nothing: none does.
std::optional<Level> fails_from(const CheckFlags& flags) {
  if (flags.fail_on == "never") return std::nullopt;
  return flags.fail_on == "error" ? Level::error : flags.fail_on == "warning" ? Level::warning : Level::info;
}

report::Options what_fails(const CheckFlags& flags) {
  report::Options options;
  options.fails_from = fails_from(flags);
  if (!flags.fail_on_is_given) options.mandatory = flags.options.mandatory;
  return options;
}

std::vector<Finding> all_findings(std::span<const CompileResult> results) {
  std::vector<Finding> findings;
  for (const CompileResult& result : results)
    findings.insert(findings.end(), result.findings.begin(), result.findings.end());
  return findings;
}

}  // namespace

void add_setting_flags(CLI::App& command, CheckFlags& flags) {
  const auto add_list = [&](const char* name, std::vector<std::string>& values, const char* help, const char* type) {
    return command.add_option(name, values, help)->type_name(type)->allow_extra_args(false)->delimiter(',');
  };
  command.add_option("--format", flags.format, "How findings are written: " + format_names())
      ->check(check_format)
      ->type_name(type_name_of("FORMAT", format_list()))
      ->capture_default_str();
  command.add_option("--fail-on", flags.fail_on, "The least level that fails: error, warning, info or never")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}))
      ->type_name("LEVEL")
      ->capture_default_str();
  add_list("--ignore", flags.options.ignored, "Do not report these rules, by identifier or its beginning", "RULE")
      ->check(check_rule_name);
  add_list("--include", flags.options.included,
           "Report these informational rules too, by identifier or its beginning: I for all", "RULE")
      ->check(check_rule_name);
  add_list("--region", flags.options.regions, "Where it is to be deployed, or ALL_REGIONS; may be given several times",
           "REGION")
      ->check(schema::check_region)
      ->capture_default_str();
  add_list("--mandatory", flags.options.mandatory,
           "Report these rules, by identifier or its beginning, and fail, whatever a template, a comment, a file of "
           "settings or a baseline says",
           "RULE")
      ->check(check_rule_name);
  add_list("-x,--configure-rule", flags.rule_options, "Set an option of a rule: E3012:strict=true", "RULE:NAME=VALUE")
      ->check(check_rule_option);
  command
      .add_option("-z,--custom-rules", flags.custom_rules,
                  "A file with rules of your own, a line each: TYPE PROPERTY OPERATOR VALUE")
      ->type_name("FILE");
  command
      .add_option("--registry-schemas", flags.registry_schemas,
                  "Schemas of more resource types: a file or a folder; may be given several times")
      ->type_name("PATH")
      ->allow_extra_args(false);
  command
      .add_option("--override-spec", flags.override_spec,
                  "A file that restricts or changes resource types, as cfn-lint reads it")
      ->type_name("FILE:*.json");
  command.add_option("--as-of", flags.options.as_of, "The day for rules about dates (default: today)")
      ->check(check_date)
      ->type_name("YYYY-MM-DD");
}

void add_check_flags(CLI::App& command, CheckFlags& flags) {
  add_setting_flags(command, flags);
  command.add_option("--report", flags.reports, "Also write the findings to a file; may be given several times")
      ->check(check_report)
      ->allow_extra_args(false)
      ->type_name(type_name_of("FORMAT=FILE", format_list()));
  command.add_flag("-q,--quiet", flags.quiet, "Write what is found or fails, and nothing else: no counts, no progress");
  CLI::Option* baseline = command
                              .add_option("--baseline", flags.baseline,
                                          "Findings that this file lists pass; new ones fail")
                              ->type_name("FILE");
  command.add_flag("--write-baseline", flags.write_baseline, "Write what is found to the file of --baseline")
      ->needs(baseline);
  command.add_option("--jobs", flags.jobs, "How many files to work on at once (default: one for each processor)")
      ->check(CLI::Range(1U, 1024U))
      ->type_name("N");
  add_color_flag(command, flags.color);
}

std::optional<schema::ActiveBundle> open_schema(int& status) {
  auto active = schema::active_bundle();
  if (!active) {
    say("{}", active.error());
    status = exit_status::usage;
    return std::nullopt;
  }
  if (!active->warning.empty()) say("warning: {}", active->warning);
  return std::move(*active);
}

std::size_t threads_for(std::size_t count, const CheckFlags& flags) {
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  return std::min(count, flags.jobs ? std::size_t{flags.jobs} : processors);
}

std::vector<CompileResult> compile_all(std::span<const schema::Bundle* const> bundles, const CheckFlags& flags,
                                       const std::function<CompileResult(std::size_t, Compiler&)>& compile) {
  const std::size_t count = bundles.size();
  std::vector<CompileResult> results(count);
  std::atomic<std::size_t> next = 0;
  Progress progress(count, !flags.quiet && isatty(STDERR_FILENO) != 0);
  const auto work = [&] {
    std::map<const schema::Bundle*, Compiler> compilers;
    for (std::size_t index = next++; index < count; index = next++) {
      auto compiler = compilers.find(bundles[index]);
      if (compiler == compilers.end())
        compiler = compilers.emplace(bundles[index], Compiler{Checker(*bundles[index])}).first;
      results[index] = compile(index, compiler->second);
      progress.step();
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < threads_for(count, flags); ++i) threads.emplace_back(work);
  work();
  threads.clear();  // joins
  return results;
}

int status_of(std::span<const CompileResult> results, const CheckFlags& flags) {
  const auto any = [&](Outcome outcome) {
    return std::any_of(results.begin(), results.end(),
                       [&](const CompileResult& result) { return result.outcome == outcome; });
  };
  if (flags.is_wrong) return exit_status::usage;
  if (any(Outcome::unreadable)) return exit_status::file;
  if (any(Outcome::failed)) return exit_status::jsonnet;
  const report::Options options = what_fails(flags);
  const bool found = std::any_of(results.begin(), results.end(), [&](const CompileResult& result) {
    return std::any_of(result.findings.begin(), result.findings.end(),
                       [&](const Finding& finding) { return report::fails(finding, options); });
  });
  return found ? exit_status::findings : exit_status::done;
}

std::vector<std::string> report_files(const CheckFlags& flags) {
  std::vector<std::string> files;
  for (const std::string& report : flags.reports) files.push_back(report.substr(report.find('=') + 1));
  return files;
}

bool write_reports(std::span<const CompileResult> results, std::span<const std::string> inputs, const CheckFlags& flags,
                   bool to_standard_output, bool always_count) {
  std::optional<Watchdog::Work> work;
  if (flags.watchdog) work.emplace(*flags.watchdog, "reporting");
  const std::vector<Finding> findings = all_findings(results);
  report::Options options = what_fails(flags);
  options.inputs = inputs;
  const std::string day = flags.options.as_of.empty() ? today() : flags.options.as_of;
  options.as_of = day;
  options.count = flags.quiet    ? report::Count::never
                  : always_count ? report::Count::always
                                 : report::Count::of_findings;
  options.color = use_color(flags.color, to_standard_output ? STDOUT_FILENO : STDERR_FILENO);
  const std::string text = report::find_format(flags.format)->write(findings, options);
  options.color = false;
  std::vector<std::string> texts;
  std::vector<emit::OutputFile> files;
  texts.reserve(flags.reports.size());
  for (const std::string& report : flags.reports) {
    const std::size_t equals = report.find('=');
    texts.push_back(report::find_format(report.substr(0, equals))->write(findings, options));
    files.push_back({report.substr(equals + 1), texts.back()});
  }
  work.reset();  // From here on it is not to be ended in the middle.
  bool good = true;
  if (to_standard_output) {
    good = write_standard_output(text);
  } else {
    write_standard_error(text);
  }
  if (const auto written = emit::write_files(files); !written) {
    say("{}", written.error());
    good = false;
  }
  return good;
}

}  // namespace cfnsonnet::cli
