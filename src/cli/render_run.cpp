#include "cli/render_run.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/exit_status.h"
#include "cli/message.h"
#include "cli/output.h"
#include "compile/text_kind.h"
#include "report/printable.h"

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
      if (report::printable(output.name) != output.name) {
        return fmt::format("\"{}\" is no name for a file of -m: it has characters that cannot be shown", output.name);
      }
    }
  }
  return {};
}

/// The file for the template of an input: in the folder, or beside the input.
std::string target_of(const std::string& input, const RenderRun& run) {
  const std::filesystem::path file(input);
  const std::filesystem::path folder = run.beside ? file.parent_path() : std::filesystem::path(run.folder);
  return (folder / file.stem()).string() + ".json";
}

/// The files for what the templates give, but for that of -o.
std::vector<std::string> rendered_files(std::span<const CompileResult> results, const RenderRun& run) {
  std::vector<std::string> files;
  if (run.beside || !run.folder.empty()) {
    for (const std::string& input : run.jsonnet.inputs) files.push_back(target_of(input, run));
  } else if (run.jsonnet.multi) {
    for (const CompileResult& result : results)
      for (const CompileResult::Output& output : result.outputs) files.push_back(file_of(output, run.jsonnet));
  }
  return files;
}

/// YAML is no Jsonnet, and what an evaluation says of it is of no help.
void name_yaml(Finding& failure) {
  const Source* source = failure.location.source.get();
  if (!source || text_kind_of(source->text) != TextKind::yaml) return;
  failure.message = "this is YAML, and \"render\" evaluates Jsonnet; \"cfnsonnet check\" reads YAML";
  failure.related.clear();
}

}  // namespace

void refuse_contradictions(const RenderRun& run) {
  const JsonnetFlags& jsonnet = run.jsonnet;
  if (jsonnet.inputs.size() > 1 && run.folder.empty() && !run.beside && !jsonnet.output_file.empty()) {
    throw CLI::ValidationError(
        fmt::format("-o takes one template, and {} files are given; use --output-folder", jsonnet.inputs.size()));
  }
  if (!run.folder.empty() && (jsonnet.multi || !jsonnet.output_file.empty()))
    throw CLI::ValidationError("--output-folder cannot stand together with -m or -o");
  if (run.beside && (jsonnet.multi || !jsonnet.output_file.empty() || !run.folder.empty()))
    throw CLI::ValidationError("--beside cannot stand together with -m, -o or --output-folder");
  if (run.beside && !has_only_files(jsonnet))
    throw CLI::ValidationError("--beside is for files; standard input and code of the command line have no place");
  if (run.beside || !run.folder.empty()) {
    for (const std::string& input : jsonnet.inputs) {
      if (std::filesystem::path(input).lexically_normal() ==
          std::filesystem::path(target_of(input, run)).lexically_normal())
        throw CLI::ValidationError(fmt::format("the template of {} would be written over it", input));
    }
  }
  if (run.fail_on_change && !run.beside && run.folder.empty())
    throw CLI::ValidationError("--fail-on-change needs --beside or --output-folder");
}

bool writes(const RenderRun& run) {
  const JsonnetFlags& jsonnet = run.jsonnet;
  return !jsonnet.output_file.empty() || jsonnet.multi || !run.folder.empty() || run.beside;
}

void add_render_flags(CLI::App& command, RenderRun& run) {
  add_jsonnet_flags(command, run.jsonnet);
  command.add_option("--output-folder", run.folder, "Write the template of each FILE to DIR/NAME.json")
      ->type_name("DIR");
  command.add_flag("--beside", run.beside, "Write the template of each FILE beside it, to NAME.json");
  add_check_flags(command, run.check);
  add_config_flags(command, run.config);
  add_parameter_flags(command, run.parameters);
}

std::optional<std::vector<CompileResult>> render_inputs(const CLI::App& command, RenderRun& run, int& status) {
  run.rendered_files = [&run](std::span<const CompileResult> results) { return rendered_files(results, run); };
  return compile_inputs(
      command, run, status,
      [](Compiler& compiler, const std::string&, EvaluateRequest request, const CheckOptions& options) {
        CompileResult result = compiler.compile(std::move(request), options);
        if (result.outcome == Outcome::failed) name_yaml(result.findings.front());
        return result;
      });
}

int write_rendered(std::span<CompileResult> results, const RenderRun& run) {
  const JsonnetFlags& jsonnet = run.jsonnet;
  if (const std::string refused = jsonnet.multi ? refused_name(results) : ""; !refused.empty()) {
    say("{}", refused);
    return exit_status::file;
  }
  OutputPlan plan(jsonnet, *run.read);
  std::vector<std::string> changed;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (run.folder.empty() && !run.beside) {
      plan.add(results[i].outputs);
    } else {
      std::string target = target_of(jsonnet.inputs[i], run);
      if (plan.add_as_file(results[i].outputs, target)) changed.push_back(std::move(target));
    }
  }
  const auto written = std::move(plan).write();
  if (!written) say("{}", written.error());
  if (!written || !*written) return exit_status::file;
  if (!run.fail_on_change) return exit_status::done;
  for (const std::string& file : changed) say("{} was not up to date, and is now", file);
  return changed.empty() ? exit_status::done : exit_status::findings;
}

}  // namespace cfnsonnet::cli
