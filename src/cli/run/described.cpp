#include "cli/run/described.h"

#include <filesystem>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/output/standard_output.h"
#include "emit/atomic_file.h"

namespace cfnsonnet::cli {
namespace {

/// The texts, in the order of the inputs.
tl::expected<std::vector<std::string>, Failure> texts_of(const Checked& checked, const Described& run) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < checked.results.size(); ++i) {
    const project::Input& input = checked.inputs[i];
    const Watchdog::Work work(*checked.watchdog, "describing " + project::name_of(input, run.jsonnet.request));
    auto text = run.write(Template(*checked.results[i].document), input, checked.results[i]);
    if (!text) return tl::unexpected(text.error());
    texts.push_back(std::move(*text));
  }
  return texts;
}

Ending write(const Checked& checked, const std::vector<std::string>& texts, const Described& run) {
  const JsonnetFlags& flags = run.jsonnet;
  std::string joined;
  std::vector<std::string> paths;
  std::vector<emit::OutputFile> files;
  if (!run.folder.empty()) {
    project::FilesWritten written(*checked.read);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string path = (std::filesystem::path(run.folder) / title_of(checked.inputs[i])).string() +
                               run.ending();
      if (std::string refused = written.take(path); !refused.empty()) return failure(Status::usage, std::move(refused));
      files.push_back({path, texts[i]});
    }
  } else {
    for (const std::string& text : texts) joined += (joined.empty() ? "" : "\n") + text;
    if (flags.output_file.empty()) return write_standard_output(joined) ? Status::done : Status::file;
    files.push_back({flags.output_file, joined});
  }
  if (auto written = emit::write_files(files, {.create_parents = flags.create_folders || !run.folder.empty()});
      !written)
    return failure(Status::file, std::move(written.error()));
  return Status::done;
}

void refuse_contradictions(const Described& run) {
  if (!run.folder.empty() && !run.jsonnet.output_file.empty())
    throw CLI::ValidationError("--output-folder cannot stand together with -o");
  if (run.jsonnet.inputs.size() > 1 && run.folder.empty() && !run.can_be_joined())
    throw CLI::ValidationError(
        fmt::format("writes about one template, and {} are given; use --output-folder", run.jsonnet.inputs.size()));
}

Ending describe(const CLI::App& command, const Described& run) {
  refuse_contradictions(run);
  auto prepared = prepare(command, run);
  if (!prepared) return tl::unexpected(prepared.error());
  if (prepared->inputs.size() > 1 && run.folder.empty() && !run.can_be_joined())
    return failure(Status::usage,
                   fmt::format("{} writes about one template, and these are {}; use --output-folder, or --stack",
                               command.get_name(), prepared->inputs.size()));
  const auto checked = check(std::move(*prepared));
  if (!checked) return tl::unexpected(checked.error());
  const bool are_templates = std::ranges::all_of(checked->results, [](const CompileResult& result) {
    return result.document && result.document->root().is_object();
  });
  if (!are_templates || checked->results.empty()) {
    if (auto written = write_reports(*checked, run.check, {}, checked->watchdog.get()); !written)
      return tl::unexpected(written.error());
    return checked->status();
  }
  const auto texts = texts_of(*checked, run);
  if (!texts) return tl::unexpected(texts.error());
  return write(*checked, *texts, run);
}

}  // namespace

std::string title_of(const project::Input& input) {
  if (input.stack) return input.stack->name;
  return input.is_code ? "template" : std::filesystem::path(input.file).stem().string();
}

Work add_described(CLI::App& command, const std::shared_ptr<Described>& run) {
  run->jsonnet.request.want_documents = true;
  add_jsonnet_flags(command, run->jsonnet, JsonnetUse::describes);
  command.add_option("--output-folder", run->folder, "Write a file for each template or stack to this folder")
      ->type_name("DIR");
  add_stack_flag(command, run->stacks);
  add_config_flags(command, run->config);
  add_parameter_flags(command, run->parameters);
  add_template_inputs(command, run->jsonnet)->required(false);
  return [run, &command] { return describe(command, *run); };
}

}  // namespace cfnsonnet::cli
