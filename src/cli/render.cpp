// `cfnsonnet render FILE…`: evaluates Jsonnet, checks the CloudFormation that it gives, and writes it when it is right.
//
// Findings go to standard error; the templates to standard output, to -o FILE, to -m DIR, or with --output-folder each
// to a file of its own. With a finding that fails nothing at all is written.
#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/check_run.h"
#include "cli/command.h"
#include "cli/exit_status.h"
#include "cli/output.h"

namespace cfnsonnet::cli {

namespace {

/// The names of -m come from the template: they stay inside of the folder.
std::string refused_name(std::span<const CompileResult> results) {
  for (const CompileResult& result : results) {
    for (const CompileResult::Output& output : result.outputs) {
      const std::filesystem::path name(output.name);
      if (output.name.empty() || name.is_absolute() || std::find(name.begin(), name.end(), "..") != name.end()) {
        return fmt::format("\"{}\" is no name for a file of -m: it must lie inside of the folder", output.name);
      }
    }
  }
  return {};
}

int write(std::span<CompileResult> results, const JsonnetFlags& flags, const std::string& folder) {
  if (const std::string refused = flags.multi ? refused_name(results) : ""; !refused.empty()) {
    fmt::print(stderr, "cfnsonnet: {}\n", refused);
    return exit_status::file;
  }
  OutputPlan plan(flags);
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (folder.empty()) {
      plan.add(results[i].outputs);
    } else {
      plan.add_as_file(
          results[i].outputs,
          (std::filesystem::path(folder) / std::filesystem::path(flags.inputs[i]).stem()).string() + ".json");
    }
  }
  const auto written = std::move(plan).write();
  if (!written) fmt::print(stderr, "cfnsonnet: {}\n", written.error());
  return written && *written ? exit_status::done : exit_status::file;
}

}  // namespace

void add_render(CLI::App& command, int& status) {
  struct Flags : CheckRun {
    std::string folder;
  };
  const auto flags = std::make_shared<Flags>();
  add_jsonnet_flags(command, flags->jsonnet);
  command.add_option("--output-folder", flags->folder, "Write the template of each FILE to DIR/NAME.json")
      ->type_name("DIR");
  add_check_flags(command, flags->check);
  add_config_flags(command, flags->config);
  add_parameter_flags(command, flags->parameters);
  add_jsonnet_inputs(command, flags->jsonnet);
  command.callback([flags, &command, &status] {
    const JsonnetFlags& jsonnet = flags->jsonnet;
    if (jsonnet.inputs.size() > 1 && flags->folder.empty() && !jsonnet.output_file.empty()) {
      throw CLI::ValidationError(
          fmt::format("-o takes one template, and {} files are given; use --output-folder", jsonnet.inputs.size()));
    }
    if (!flags->folder.empty() && (jsonnet.multi || !jsonnet.output_file.empty())) {
      throw CLI::ValidationError("--output-folder cannot stand together with -m or -o");
    }
    auto results = compile_inputs(
        command, *flags, status,
        [](Compiler& compiler, const std::string&, EvaluateRequest request, const CheckOptions& options) {
          return compiler.compile(std::move(request), options);
        });
    if (!results) return;
    status = status_of(*results, flags->check);
    if (!write_reports(*results, jsonnet.inputs, flags->check, false)) status = exit_status::file;
    if (status == exit_status::done) status = write(*results, jsonnet, flags->folder);
  });
}

}  // namespace cfnsonnet::cli
