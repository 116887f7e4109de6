// `cfnsonnet render FILE…`: evaluates Jsonnet, checks the CloudFormation that it gives, and writes it when it is right.
//
// Findings go to standard error; the templates to standard output, to -o FILE, to -m DIR, or with --output-folder each
// to a file of its own, and with --beside next to its source. With a finding that fails nothing at all is written.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/check_run.h"
#include "cli/command.h"
#include "cli/exit_status.h"
#include "cli/help.h"
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

struct RenderFlags : CheckRun {
  std::string folder;
  bool beside = false;
  bool fail_on_change = false;
};

/// The file for the template of an input: in the folder, or beside the input.
std::string target_of(const std::string& input, const RenderFlags& flags) {
  const std::filesystem::path file(input);
  const std::filesystem::path folder = flags.beside ? file.parent_path() : std::filesystem::path(flags.folder);
  return (folder / file.stem()).string() + ".json";
}

int write(std::span<CompileResult> results, const RenderFlags& flags) {
  const JsonnetFlags& jsonnet = flags.jsonnet;
  if (const std::string refused = jsonnet.multi ? refused_name(results) : ""; !refused.empty()) {
    fmt::print(stderr, "cfnsonnet: {}\n", refused);
    return exit_status::file;
  }
  OutputPlan plan(jsonnet);
  std::vector<std::string> changed;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (flags.folder.empty() && !flags.beside) {
      plan.add(results[i].outputs);
    } else {
      std::string target = target_of(jsonnet.inputs[i], flags);
      if (plan.add_as_file(results[i].outputs, target)) changed.push_back(std::move(target));
    }
  }
  const auto written = std::move(plan).write();
  if (!written) fmt::print(stderr, "cfnsonnet: {}\n", written.error());
  if (!written || !*written) return exit_status::file;
  if (!flags.fail_on_change) return exit_status::done;
  for (const std::string& file : changed) fmt::print(stderr, "cfnsonnet: {} was not up to date, and is now\n", file);
  return changed.empty() ? exit_status::done : exit_status::findings;
}

void refuse_contradictions(const RenderFlags& flags) {
  const JsonnetFlags& jsonnet = flags.jsonnet;
  if (jsonnet.inputs.size() > 1 && flags.folder.empty() && !flags.beside && !jsonnet.output_file.empty()) {
    throw CLI::ValidationError(
        fmt::format("-o takes one template, and {} files are given; use --output-folder", jsonnet.inputs.size()));
  }
  if (!flags.folder.empty() && (jsonnet.multi || !jsonnet.output_file.empty()))
    throw CLI::ValidationError("--output-folder cannot stand together with -m or -o");
  if (flags.beside && (jsonnet.multi || !jsonnet.output_file.empty() || !flags.folder.empty()))
    throw CLI::ValidationError("--beside cannot stand together with -m, -o or --output-folder");
  if (flags.beside && !has_only_files(jsonnet))
    throw CLI::ValidationError("--beside is for files; standard input and code of the command line have no place");
  if (flags.beside || !flags.folder.empty()) {
    for (const std::string& input : jsonnet.inputs) {
      if (std::filesystem::path(input).lexically_normal() ==
          std::filesystem::path(target_of(input, flags)).lexically_normal())
        throw CLI::ValidationError(fmt::format("the template of {} would be written over it", input));
    }
  }
  if (flags.fail_on_change && !flags.beside && flags.folder.empty())
    throw CLI::ValidationError("--fail-on-change needs --beside or --output-folder");
}

}  // namespace

void add_render(CLI::App& command, int& status) {
  const auto flags = std::make_shared<RenderFlags>();
  add_jsonnet_flags(command, flags->jsonnet);
  command.add_option("--output-folder", flags->folder, "Write the template of each FILE to DIR/NAME.json")
      ->type_name("DIR");
  command.add_flag("--beside", flags->beside, "Write the template of each FILE beside it, to NAME.json");
  command.add_flag("--fail-on-change", flags->fail_on_change,
                   "With --beside or --output-folder: status 1 if a file had to be written");
  add_check_flags(command, flags->check);
  add_config_flags(command, flags->config);
  add_parameter_flags(command, flags->parameters);
  add_jsonnet_inputs(command, flags->jsonnet);
  add_examples(command, {{"cfnsonnet render template.jsonnet --tla-str environment=prod -o template.json",
                          "Compile a template; with an error the old file stays."},
                         {"cfnsonnet render stacks/*.jsonnet --output-folder build -c",
                          "Compile all of a project into one folder, or none of it."},
                         {"cfnsonnet render stacks/*.jsonnet --beside",
                          "Keep what is compiled beside its source, and write only what has changed."}});
  command.callback([flags, &command, &status] {
    refuse_contradictions(*flags);
    auto results =
        compile_inputs(command, *flags, status,
                       [](Compiler& compiler, const std::string&, EvaluateRequest request,
                          const CheckOptions& options) { return compiler.compile(std::move(request), options); });
    if (!results) return;
    status = status_of(*results, flags->check);
    if (!write_reports(*results, flags->jsonnet.inputs, flags->check, false)) status = exit_status::file;
    if (status == exit_status::done) status = write(*results, *flags);
  });
}

}  // namespace cfnsonnet::cli
