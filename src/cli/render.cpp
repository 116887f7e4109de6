// `cfnsonnet render FILE…`: evaluates Jsonnet, checks the CloudFormation that it gives, and writes it when it is right.
//
// Findings go to standard error; the templates to standard output, or where a flag says (render_run.h).
#include <memory>

#include <CLI/App.hpp>

#include "cli/command.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/render_run.h"

namespace cfnsonnet::cli {

void add_render(CLI::App& command, int& status) {
  const auto run = std::make_shared<RenderRun>();
  add_render_flags(command, *run);
  command.add_flag("--fail-on-change", run->fail_on_change,
                   "With --beside or --output-folder: status 1 if a file had to be written");
  add_jsonnet_inputs(command, run->jsonnet);
  add_examples(command, {{"cfnsonnet render template.jsonnet --tla-str environment=prod -o template.json",
                          "Compile a template; with an error the old file stays."},
                         {"cfnsonnet render stacks/*.jsonnet --output-folder build -c",
                          "Compile all of a project into one folder, or none of it."},
                         {"cfnsonnet render stacks/*.jsonnet --beside",
                          "Keep what is compiled beside its source, and write only what has changed."}});
  command.callback([run, &command, &status] {
    refuse_contradictions(*run);
    auto results = render_inputs(command, *run, status);
    if (!results) return;
    status = status_of(*results, run->check);
    if (!write_reports(*results, run->jsonnet.inputs, run->check, false, false)) status = exit_status::file;
    if (status == exit_status::done) status = write_rendered(*results, *run);
  });
}

}  // namespace cfnsonnet::cli
