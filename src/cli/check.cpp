// `cfnsonnet check FILE…`: reports what is wrong with Jsonnet, JSON and YAML templates. Only with --fix it changes
// them.
#include <memory>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/check_run.h"
#include "cli/command.h"
#include "cli/exit_status.h"
#include "cli/fix.h"
#include "cli/help.h"
#include "cli/message.h"

namespace cfnsonnet::cli {

void add_check(CLI::App& command, int& status) {
  const auto run = std::make_shared<CheckRun>();
  run->skips_ignored = true;
  add_check_flags(command, run->check);
  add_fix_flags(command, run->check);
  add_config_flags(command, run->config);
  add_parameter_flags(command, run->parameters);
  add_jsonnet_flags(command, run->jsonnet, JsonnetUse::checks);
  add_template_inputs(command, run->jsonnet)->required(false);
  add_examples(command, {{"cfnsonnet check template.jsonnet stacks/*.yaml", "Check templates of every kind."},
                         {"cfnsonnet check --region eu-central-1 --parameter-file parameters.json template.yaml",
                          "Check one deployment of a template."},
                         {"cfnsonnet check --fail-on warning --report junit=report.xml template.yaml",
                          "Fail for warnings too, and leave a report for a CI server."},
                         {"cfnsonnet check --diff stacks/queue.yaml", "Show what --fix would change."},
                         {"cfnsonnet check --fix stacks/queue.yaml", "Change it."}});
  command.callback([run, &command, &status] {
    const CheckFlags& flags = run->check;
    const bool fixes = flags.fix || flags.diff;
    if (fixes && !has_only_files(run->jsonnet)) {
      say("{} changes files; standard input and code of the command line are none",
                 flags.fix ? "--fix" : "--diff");
      status = exit_status::usage;
      return;
    }
    std::optional<int> failed;
    WithResults fix;
    if (fixes) fix = [&](auto& results, const Recheck& recheck) { failed = fix_files(flags, results, recheck); };
    const auto results = compile_inputs(command, *run, status, check_input, fix);
    if (!results) return;
    if (!failed && !write_reports(*results, run->jsonnet.inputs, flags, !flags.diff, !flags.diff)) failed = exit_status::file;
    status = failed.value_or(status_of(*results, flags));
  });
}

}  // namespace cfnsonnet::cli
