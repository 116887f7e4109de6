// `cfnsonnet check FILE…`: reports what is wrong with Jsonnet, JSON and YAML templates, and writes nothing else.
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/baseline.h"
#include "cli/check_flags.h"
#include "cli/command.h"
#include "cli/config.h"
#include "cli/exit_status.h"
#include "cli/jsonnet_flags.h"
#include "cli/parameters.h"

namespace cfnsonnet::cli {

void add_check(CLI::App& command, int& status) {
  struct Flags {
    JsonnetFlags jsonnet = jsonnet_flags_from_environment();
    CheckFlags check;
    ConfigFlags config;
    ParameterFlags parameters;
  };
  const auto flags = std::make_shared<Flags>();
  flags->jsonnet.request.timeout = default_timeout;
  flags->jsonnet.request.confine_imports = true;
  add_check_flags(command, flags->check);
  add_config_flags(command, flags->config);
  add_parameter_flags(command, flags->parameters);
  add_jsonnet_flags(command, flags->jsonnet);
  add_jsonnet_inputs(command, flags->jsonnet);
  command.callback([flags, &command, &status] {
    const std::vector<std::string>& inputs = flags->jsonnet.inputs;
    if (!read_parameters(flags->parameters, flags->check.options, status)) return;
    const auto settings = settings_of(inputs, command, flags->config, flags->check, flags->jsonnet, status);
    if (!settings) return;
    const auto active = open_schema(status);
    if (!active) return;
    auto results =
        compile_all(inputs.size(), *active->bundle, flags->check, [&](std::size_t index, Compiler& compiler) {
          const Settings& here = (*settings)[index];
          EvaluateRequest request = make_request(flags->jsonnet, inputs[index]);
          request.search_path = here.search_path;
          if (request.snippet) return compiler.compile(request, here.check);
          return compiler.check_file(inputs[index], request, here.check);
        });
    if (const auto failed = apply_baseline(inputs, results, flags->check)) {
      status = *failed;
      return;
    }
    status = status_of(results, flags->check);
    if (!write_reports(results, flags->check, true)) status = exit_status::file;
  });
}

}  // namespace cfnsonnet::cli
