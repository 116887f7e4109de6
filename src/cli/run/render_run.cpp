#include "cli/run/render_run.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/output/message.h"
#include "cli/output/output.h"
#include "compile/text_kind.h"
#include "document/document.h"
#include "report/printable.h"

namespace cfnsonnet::cli {
namespace fs = std::filesystem;

namespace {

/// The names of -m come from the template: they stay inside of the folder.
std::string refused_name(std::span<const CompileResult> results) {
  for (const CompileResult& result : results) {
    for (const CompileResult::Output& output : result.outputs) {
      const fs::path name(output.name);
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

/// Where the templates of inputs go that have a file each.
class Targets {
 public:
  Targets(const RenderRun& run, std::span<const project::Input> inputs) : run_(run) {
    std::map<fs::path, std::set<fs::path>> sources;  // By the names that they would have in one folder.
    for (const project::Input& input : inputs)
      if (!input.stack) sources[fs::path(input.file).stem()].insert(fs::path(input.file).lexically_normal());
    for (const auto& [name, files] : sources)
      if (files.size() > 1) shared_names_.insert(name);
  }

  /// The file for an input; empty where it goes with the others, to standard output or where -o and -m say.
  [[nodiscard]] std::string of(const project::Input& input) const {
    const fs::path file(input.file);
    if (!run_.folder.empty() && input.stack) return (fs::path(run_.folder) / input.stack->name).string() + ".json";
    if (!run_.folder.empty()) return (fs::path(run_.folder) / kept_folder(file) / file.stem()).string() + ".json";
    if (run_.beside) return (file.parent_path() / file.stem()).string() + ".json";
    return input.stack && run_.jsonnet.output_file.empty() && !run_.jsonnet.multi ? input.stack->output : "";
  }
  [[nodiscard]] bool keep_folders() const { return !shared_names_.empty(); }

 private:
  /// Of files that would get one name, the folder as it is written.
  [[nodiscard]] fs::path kept_folder(const fs::path& file) const {
    const fs::path folder = file.lexically_normal().parent_path();
    const bool leads_up = folder.is_absolute() || (!folder.empty() && *folder.begin() == "..");
    return leads_up || !shared_names_.contains(file.stem()) ? fs::path() : folder;
  }

  const RenderRun& run_;
  std::set<fs::path> shared_names_;
};

/// The files for what the templates give, but for that of -o.
std::vector<std::string> rendered_files(std::span<const project::Input> inputs, std::span<const CompileResult> results,
                                        const RenderRun& run) {
  std::vector<std::string> files;
  const Targets targets(run, inputs);
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (std::string target = targets.of(inputs[i]); !target.empty()) {
      files.push_back(std::move(target));
    } else if (run.jsonnet.multi) {
      for (const CompileResult::Output& output : results[i].outputs) files.push_back(file_of(output, run.jsonnet));
    }
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

/// A stack in JSON or YAML: it is checked, and is what it is.
CompileResult as_it_stands(Compiler& compiler, const project::Input& input, EvaluateRequest request,
                           const CheckOptions& options) {
  request.want_documents = true;
  CompileResult result = compiler.check_file(input.file, std::move(request), options);
  if (result.document) result.outputs.push_back({"", result.document->source()->text});
  return result;
}

/// Which stacks have no place to go where there are several.
tl::expected<void, Failure> refuse_inputs(const RenderRun& run, std::span<const project::Input> inputs) {
  if (inputs.size() < 2) return {};
  if (!run.jsonnet.output_file.empty() && run.folder.empty())
    return failure(Status::usage,
                   fmt::format("-o takes one template, and these are {}; use --output-folder", inputs.size()));
  const Targets targets(run, inputs);
  const auto homeless = std::ranges::find_if(inputs, [&](const project::Input& input) {
    return input.stack && is_jsonnet_file(input.file) && targets.of(input).empty();
  });
  if (homeless == inputs.end() || run.jsonnet.multi) return {};
  return failure(Status::usage,
                 fmt::format("{}: the stack \"{}\" has no \"output\"; name a file there, or use --output-folder",
                             homeless->stack->place, homeless->stack->name));
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
  if (run.beside && (jsonnet.inputs.empty() || !run.stacks.empty()))
    throw CLI::ValidationError("--beside is for files that are named; a stack says by \"output\" where it goes");
  if (run.beside && !has_only_files(jsonnet))
    throw CLI::ValidationError("--beside is for files; standard input and code of the command line have no place");
  std::vector<project::Input> inputs;
  for (const std::string& input : jsonnet.inputs) inputs.push_back({input});
  const Targets targets(run, inputs);
  for (const project::Input& input : inputs) {
    if (jsonnet.inputs_are_code || !run.stacks.empty()) break;
    if (fs::path(input.file).lexically_normal() == fs::path(targets.of(input)).lexically_normal())
      throw CLI::ValidationError(fmt::format("the template of {} would be written over it", input.file));
  }
  const bool has_stacks = jsonnet.inputs.empty() || !run.stacks.empty();
  if (run.fail_on_change && !run.beside && run.folder.empty() && !has_stacks)
    throw CLI::ValidationError("--fail-on-change needs --beside, --output-folder or stacks");
}

bool writes(const RenderRun& run, std::span<const project::Input> inputs) {
  const JsonnetFlags& jsonnet = run.jsonnet;
  return !jsonnet.output_file.empty() || jsonnet.multi || !run.folder.empty() || run.beside ||
         std::ranges::any_of(inputs,
                             [](const project::Input& input) { return input.stack && !input.stack->output.empty(); });
}

void add_render_flags(CLI::App& command, RenderRun& run) {
  add_jsonnet_flags(command, run.jsonnet);
  command.add_option("--output-folder", run.folder, "Write the template of each FILE to DIR/NAME.json")
      ->type_name("DIR");
  command.add_flag("--beside", run.beside, "Write the template of each FILE beside it, to NAME.json");
  add_check_flags(command, run.check);
  add_stack_flag(command, run.stacks);
  add_config_flags(command, run.config);
  add_parameter_flags(command, run.parameters);
}

tl::expected<Checked, Failure> render_inputs(Prepared prepared, const RenderRun& run) {
  if (auto refused = refuse_inputs(run, prepared.inputs); !refused) return tl::unexpected(refused.error());
  project::Run::Steps steps;
  steps.rendered_files = [&run](auto inputs, auto results) { return rendered_files(inputs, results, run); };
  steps.compile = [](Compiler& compiler, const project::Input& input, EvaluateRequest request,
                     const CheckOptions& options) {
    if (input.stack && !is_jsonnet_file(input.file)) return as_it_stands(compiler, input, std::move(request), options);
    CompileResult result = compiler.compile(std::move(request), options);
    if (result.outcome == Outcome::failed) name_yaml(result.findings.front());
    return result;
  };
  return check(std::move(prepared), steps);
}

Ending write_rendered(Checked& rendered, const RenderRun& run) {
  const JsonnetFlags& jsonnet = run.jsonnet;
  if (std::string refused = jsonnet.multi ? refused_name(rendered.results) : ""; !refused.empty())
    return failure(Status::file, std::move(refused));
  OutputPlan plan(jsonnet, *rendered.read);
  const Targets targets(run, rendered.inputs);
  if (targets.keep_folders()) plan.make_folders();
  std::vector<std::string> changed;
  for (std::size_t i = 0; i < rendered.results.size(); ++i) {
    const auto outputs = std::span(rendered.results[i].outputs);
    std::string target = targets.of(rendered.inputs[i]);
    const bool stands_already = rendered.inputs.size() > 1 && rendered.inputs[i].stack &&
                                !is_jsonnet_file(rendered.inputs[i].file);
    if (target.empty() && stands_already) continue;
    if (target.empty()) {
      plan.add(outputs);
    } else {
      if (rendered.inputs[i].stack && run.folder.empty()) plan.make_folders();
      if (plan.add_as_file(outputs, target)) changed.push_back(std::move(target));
    }
  }
  auto written = std::move(plan).write();
  if (!written) return failure(Status::file, std::move(written.error()));
  if (!*written) return failure(Status::file, "");
  if (!run.fail_on_change) return Status::done;
  for (const std::string& file : changed) say("{} was not up to date, and is now", file);
  return changed.empty() ? Status::done : Status::findings;
}

}  // namespace cfnsonnet::cli
