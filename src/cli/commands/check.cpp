// `cfnsonnet check FILE…`: reports what is wrong with Jsonnet, JSON and YAML templates. Only with --fix it changes
// them.
#include <algorithm>
#include <initializer_list>
#include <memory>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/commands/command.h"
#include "cli/ending.h"
#include "cli/output/message.h"
#include "cli/run/check_run.h"
#include "cli/run/fix.h"
#include "cli/shell/help.h"
#include "compile/text_kind.h"
#include "project/rule_names.h"

namespace cfnsonnet::cli {
namespace {

/// Templates in JSON and YAML alone: nothing is evaluated.
bool has_no_jsonnet(const JsonnetFlags& flags) {
  return has_only_files(flags) &&
         std::ranges::none_of(flags.inputs, [](const std::string& input) { return is_jsonnet_file(input); });
}

/// The first of the flags that was given, or an empty text.
std::string first_given(const CLI::App& command, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const CLI::Option* flag = command.get_option_no_throw(name); flag && flag->count() > 0) return name;
  return {};
}

/// What is said of flags that are about Jsonnet where there is none. The form of an output is asked for by mistake;
/// variables may be those of other templates, for a hook calls with all flags and the files that have changed.
tl::expected<void, Failure> refuse_idle_flags(const CLI::App& command, const JsonnetFlags& flags) {
  if (flags.inputs.empty() || !has_no_jsonnet(flags)) return {};
  if (const std::string form = first_given(command, {"--multi", "--yaml-stream", "--string"}); !form.empty()) {
    const std::string folder = flags.output_folder.substr(0, flags.output_folder.size() - 1);
    const bool is_rule = flags.multi && project::check_rule_name(folder).empty();
    return failure(Status::usage,
                   fmt::format("{} is about what Jsonnet evaluates to, and no input is Jsonnet{}; see cfnsonnet check "
                               "--help",
                               form, is_rule ? "; rules that are always reported are named by --mandatory" : ""));
  }
  const std::string variable = first_given(command, {"--ext-str", "--ext-str-file", "--ext-code", "--ext-code-file",
                                                     "--tla-str", "--tla-str-file", "--tla-code", "--tla-code-file"});
  if (!variable.empty()) say("warning: {} is for Jsonnet, and no input is Jsonnet", variable);
  return {};
}

}  // namespace

Work add_check(CLI::App& command) {
  const auto run = std::make_shared<CheckRun>();
  run->expands = run->with_templates = run->skips_ignored = true;
  add_check_flags(command, run->check);
  add_fix_flags(command, run->check);
  add_stack_flag(command, run->stacks);
  command.add_flag("--changed", run->are_changed,
                   "FILEs are files that have changed: check the templates and the stacks that are made of them");
  add_config_flags(command, run->config);
  add_parameter_flags(command, run->parameters);
  add_jsonnet_flags(command, run->jsonnet, JsonnetUse::checks);
  add_template_inputs(command, run->jsonnet)->required(false);
  add_examples(command, {{"cfnsonnet check template.jsonnet stacks/*.yaml", "Check templates of every kind."},
                         {"cfnsonnet check", "Check all stacks and templates that the settings of the project name."},
                         {"cfnsonnet check --region eu-central-1 --parameter-file parameters.json template.yaml",
                          "Check one deployment of a template."},
                         {"cfnsonnet check --fail-on warning --report junit=report.xml template.yaml",
                          "Fail for warnings too, and leave a report for a CI server."},
                         {"cfnsonnet check --diff stacks/queue.yaml", "Show what --fix would change."},
                         {"cfnsonnet check --fix stacks/queue.yaml", "Change it."}});
  return [run, &command]() -> Ending {
    const CheckFlags& flags = run->check;
    if (auto idle = refuse_idle_flags(command, run->jsonnet); !idle) return tl::unexpected(idle.error());
    const bool fixes = flags.fix || flags.diff;
    if (fixes && !has_only_files(run->jsonnet)) {
      return failure(Status::usage,
                     fmt::format("{} changes files; standard input and code of the command line are none",
                                 flags.fix ? "--fix" : "--diff"));
    }
    auto prepared = prepare(command, *run);
    if (!prepared) return tl::unexpected(prepared.error());
    project::Run::Steps steps;
    if (fixes) {
      steps.improve = [&flags, watchdog = prepared->watchdog](auto& results, const project::Recheck& recheck) {
        return fix_files(flags, results, recheck, *watchdog);
      };
    }
    const auto checked = check(std::move(*prepared), steps);
    if (!checked) return tl::unexpected(checked.error());
    const ReportTo to{.standard_output = !flags.diff, .always_count = !flags.diff};
    if (auto written = write_reports(*checked, flags, to, checked->watchdog.get()); !written)
      return tl::unexpected(written.error());
    return checked->status();
  };
}

}  // namespace cfnsonnet::cli
