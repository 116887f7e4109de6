#include "cli/flags/check_flags.h"

#include <unistd.h>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cfnsonnet/report.h"
#include "cli/flags/value_kind.h"
#include "cli/output/message.h"
#include "cli/output/standard_output.h"
#include "emit/atomic_file.h"
#include "project/rule_names.h"
#include "project/shared_findings.h"
#include "schema/regions.h"

namespace cfnsonnet::cli {
namespace {

std::vector<std::string> format_list() {
  std::vector<std::string> names;
  for (const report::Format& format : report::all_formats()) names.emplace_back(format.name);
  return names;
}

std::string check_report(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size()) return fmt::format("\"{}\" is not FORMAT=FILE", text);
  return project::check_format(text.substr(0, equals));
}

}  // namespace

void add_setting_flags(CLI::App& command, CheckFlags& flags) {
  const auto add_list = [&](const char* name, std::vector<std::string>& values, const char* help, const char* type) {
    return command.add_option(name, values, help)->type_name(type)->allow_extra_args(false)->delimiter(',');
  };
  command.add_option("--format", flags.settings.format, "How findings are written: " + project::format_names())
      ->check(project::check_format)
      ->type_name(type_name_of("FORMAT", format_list()))
      ->capture_default_str();
  command.add_option("--fail-on", flags.settings.fail_on, "The least level that fails: error, warning, info or never")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}))
      ->type_name("LEVEL")
      ->capture_default_str();
  add_list("--ignore", flags.settings.check.ignored, "Do not report these rules, by identifier or its beginning",
           "RULE")
      ->check(project::check_rule_name);
  add_list("--include", flags.settings.check.included,
           "Report these informational rules too, by identifier or its beginning: I for all", "RULE")
      ->check(project::check_rule_name);
  add_list("--region", flags.settings.check.regions,
           "Where it is to be deployed, or ALL_REGIONS; may be given several times", "REGION")
      ->check(schema::check_region)
      ->capture_default_str();
  add_list("--mandatory", flags.settings.check.mandatory,
           "Report these rules, by identifier or its beginning, and fail, whatever a template, a comment, a file of "
           "settings or a baseline says",
           "RULE")
      ->check(project::check_rule_name);
  add_list("-x,--configure-rule", flags.rule_options, "Set an option of a rule: E3012:strict=true", "RULE:NAME=VALUE")
      ->check(project::check_rule_option);
  command
      .add_option("-z,--custom-rules", flags.settings.custom_rules,
                  "A file with rules of your own, a line each: TYPE PROPERTY OPERATOR VALUE")
      ->type_name("FILE");
  command
      .add_option("--registry-schemas", flags.settings.registry_schemas,
                  "Schemas of more resource types: a file or a folder; may be given several times")
      ->type_name("PATH")
      ->allow_extra_args(false);
  command
      .add_option("--override-spec", flags.settings.override_spec,
                  "A file that restricts or changes resource types, as cfn-lint reads it")
      ->type_name("FILE:*.json");
  command.add_option("--as-of", flags.settings.check.as_of, "The day for rules about dates (default: today)")
      ->check(project::check_date)
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

void add_config_flags(CLI::App& command, project::ConfigurationFiles& files) {
  CLI::Option* file = command
                          .add_option("--config", files.only,
                                      "Read the settings from this file, not from those that are found")
                          ->type_name("FILE");
  command.add_flag("--no-config", files.none, "Read no configuration file")->excludes(file);
}

void add_parameter_flags(CLI::App& command, project::ParameterSource& source) {
  command
      .add_option("--parameters", source.values,
                  "Check the deployment with this value of a parameter; may be given several times")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  command
      .add_option("--parameter-file", source.files,
                  "Check the deployment with the values of this file, as AWS's tools read it")
      ->allow_extra_args(false)
      ->type_name("FILE");
}

void add_stack_flag(CLI::App& command, std::vector<std::string>& stacks) {
  command
      .add_option(
          "--stack", stacks,
          "Only this stack of the project, or those that a pattern names: network-*; may be given several times")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->type_name("STACK");
}

project::Given given_by(const CLI::App& command, const CheckFlags& flags, const EvaluateRequest& jsonnet) {
  project::Given given{flags.settings, {}};
  for (const std::string& option : flags.rule_options)
    given.settings.check.configured.push_back(project::rule_option_of(option));
  given.settings.check.configured_for_all = !given.settings.check.configured.empty();
  given.settings.search_path = jsonnet.search_path;
  given.settings.private_paths = jsonnet.private_paths;
  for (const project::Setting& setting : project::all_settings()) {
    // What stacks say of evaluations and parameters is added to, not replaced.
    if (setting.scope == project::Setting::Scope::stack) continue;
    const CLI::Option* option = command.get_option_no_throw(fmt::format("--{}", setting.name));
    if (option && option->count() > 0) given.names.emplace(setting.name);
  }
  return given;
}

std::vector<std::string> report_files(const CheckFlags& flags) {
  std::vector<std::string> files;
  for (const std::string& report : flags.reports) files.push_back(report.substr(report.find('=') + 1));
  return files;
}

tl::expected<void, Failure> write_reports(const project::Results& results, const CheckFlags& flags, ReportTo to,
                                          Watchdog* watchdog) {
  std::optional<Watchdog::Work> work;
  if (watchdog) work.emplace(*watchdog, "reporting");
  const std::vector<Finding> findings = project::all_findings(results.results);
  report::Options options = project::report_options(results.policy);
  std::vector<std::string> inputs;
  for (const project::Input& input : results.inputs)
    if (inputs.empty() || inputs.back() != input.file) inputs.push_back(input.file);
  options.inputs = inputs;
  const std::string& as_of = flags.settings.check.as_of;
  const std::string day = as_of.empty() ? today() : as_of;
  options.as_of = day;
  options.count = flags.quiet       ? report::Count::never
                  : to.always_count ? report::Count::always
                                    : report::Count::of_findings;
  options.color = use_color(flags.color, to.standard_output ? STDOUT_FILENO : STDERR_FILENO);
  const std::string text = report::find_format(results.format)->write(findings, options);
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
  if (to.standard_output) {
    good = write_standard_output(text);
  } else {
    write_standard_error(text);
  }
  if (const auto written = emit::write_files(files); !written) return failure(Status::file, written.error());
  if (!good) return failure(Status::file, "");
  return {};
}

}  // namespace cfnsonnet::cli
