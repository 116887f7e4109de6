// The flags of the commands that check: what to report, where, and when to fail.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cfnsonnet/check.h"
#include "cfnsonnet/compile.h"
#include "cli/color.h"
#include "cli/watchdog.h"
#include "schema/active.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct CheckFlags {
  CheckOptions options;
  std::string format = "text";
  std::vector<std::string> reports;  ///< FORMAT=FILE
  std::string fail_on = "error";     ///< error, warning, info or never
  bool fail_on_is_given = false;  ///< On the command line; otherwise what --mandatory names there fails at any level.
  std::vector<std::string> registry_schemas;  ///< Files and folders of type schemas.
  std::string override_spec;
  std::string custom_rules;               ///< A file of them.
  std::vector<std::string> rule_options;  ///< RULE:NAME=VALUE
  bool is_wrong = false;                  ///< Some settings are, and the templates that they govern are not looked at.
  bool quiet = false;                     ///< Write findings and failures, and nothing else.
  unsigned jobs = 0;                      ///< 0: one for each processor.
  Color color = Color::automatic;
  std::string baseline;                     ///< A file of findings that pass; empty: none do.
  bool write_baseline = false;              ///< Write it, do not read it.
  bool fix = false;                         ///< Change the files as the fixes of findings say.
  bool diff = false;                        ///< Only show how.
  std::shared_ptr<Watchdog> watchdog = {};  ///< Keeps the limits of what is done, where there are any.
};

/// What an evaluation may take where a template comes from somebody else.
inline constexpr std::chrono::seconds default_timeout{300};

/// What is wrong with a value of a flag, or an empty text.
[[nodiscard]] std::string check_format(const std::string& name);
[[nodiscard]] std::string check_date(const std::string& text);  ///< "2026-11-24", a day that exists.

/// The flags for which there are settings, too.
void add_setting_flags(CLI::App& command, CheckFlags& flags);
/// These, and the others of a command that checks.
void add_check_flags(CLI::App& command, CheckFlags& flags);

/// The schema to check against. Where there is none, says so on standard error and leaves the exit status in `status`.
[[nodiscard]] std::optional<schema::ActiveBundle> open_schema(int& status);

/// Compiles as many inputs as there are bundles, each against its own, on `flags.jobs` threads, each with compilers of
/// its own; the results are in the order of the inputs. With several inputs and a terminal on standard error, shows how
/// far it is.
[[nodiscard]] std::vector<CompileResult> compile_all(
    std::span<const schema::Bundle* const> bundles, const CheckFlags& flags,
    const std::function<CompileResult(std::size_t index, Compiler& compiler)>& compile);

/// On how many threads.
[[nodiscard]] std::size_t threads_for(std::size_t count, const CheckFlags& flags);

/// The exit status that the results call for: unreadable files before failed Jsonnet before findings.
[[nodiscard]] int status_of(std::span<const CompileResult> results, const CheckFlags& flags);

/// The files of `--report`.
[[nodiscard]] std::vector<std::string> report_files(const CheckFlags& flags);

/// Writes the report to standard output or standard error, and those of `--report`. False: a write failed, and was
/// reported on standard error.
/// @param inputs  What the results are of, as it was given.
/// @param always_count  Say it, too, where there is nothing.
[[nodiscard]] bool write_reports(std::span<const CompileResult> results, std::span<const std::string> inputs,
                                 const CheckFlags& flags, bool to_standard_output, bool always_count);

}  // namespace cfnsonnet::cli
