// `cfnsonnet check FILE…`: reports what is wrong with Jsonnet, JSON and YAML templates, and writes nothing else.
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/check_run.h"
#include "cli/command.h"
#include "cli/exit_status.h"

namespace cfnsonnet::cli {

void add_check(CLI::App& command, int& status) {
  const auto run = std::make_shared<CheckRun>();
  add_check_flags(command, run->check);
  add_config_flags(command, run->config);
  add_parameter_flags(command, run->parameters);
  add_jsonnet_flags(command, run->jsonnet);
  add_jsonnet_inputs(command, run->jsonnet);
  command.callback([run, &command, &status] {
    const auto results = compile_inputs(command, *run, status, check_input);
    if (!results) return;
    status = status_of(*results, run->check);
    if (!write_reports(*results, run->jsonnet.inputs, run->check, true)) status = exit_status::file;
  });
}

}  // namespace cfnsonnet::cli
