// `cfnsonnet render FILE…`: evaluates Jsonnet, checks the CloudFormation that it gives, and writes it when it is right.
//
// Findings go to standard error; the templates to standard output, or where a flag says (render_run.h).
#include <memory>

#include <CLI/App.hpp>

#include "cli/commands/command.h"
#include "cli/ending.h"
#include "cli/run/render_run.h"
#include "cli/shell/help.h"

namespace cfnsonnet::cli {

Work add_render(CLI::App& command) {
  const auto run = std::make_shared<RenderRun>();
  add_render_flags(command, *run);
  command.add_flag("--fail-on-change", run->fail_on_change,
                   "With --beside, --output-folder or stacks: status 1 if a file had to be written");
  add_jsonnet_inputs(command, run->jsonnet)->required(false);
  add_examples(command, {{"cfnsonnet render template.jsonnet --tla-str environment=prod -o template.json",
                          "Compile a template; with an error the old file stays."},
                         {"cfnsonnet render", "Compile all stacks of the project to where its settings say, or none."},
                         {"cfnsonnet render --stack 'network-*'", "Compile some of them."},
                         {"cfnsonnet render stacks/*.jsonnet --output-folder build -c",
                          "Compile several files into one folder, or none of them."},
                         {"cfnsonnet render stacks/*.jsonnet --beside",
                          "Keep what is compiled beside its source, and write only what has changed."}});
  return [run, &command]() -> Ending {
    refuse_contradictions(*run);
    auto prepared = prepare(command, *run);
    if (!prepared) return tl::unexpected(prepared.error());
    auto rendered = render_inputs(std::move(*prepared), *run);
    if (!rendered) return tl::unexpected(rendered.error());
    if (auto written = write_reports(*rendered, run->check, {}, rendered->watchdog.get()); !written)
      return tl::unexpected(written.error());
    const Status status = rendered->status();
    return status == Status::done ? write_rendered(*rendered, *run) : status;
  };
}

}  // namespace cfnsonnet::cli
