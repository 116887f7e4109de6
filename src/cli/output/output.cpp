#include "cli/output/output.h"

#include <fmt/format.h>

#include "cli/output/standard_output.h"
#include "files/project.h"
#include "jsonnet/importer.h"

namespace cfnsonnet::cli {

std::string OutputPlan::joined(std::span<CompileResult::Output> outputs) const {
  std::string text;
  for (CompileResult::Output& output : outputs) {
    if (flags_.stream) text += "---\n";
    if (text.empty())
      text = std::move(output.text);
    else
      text += output.text;
  }
  if (flags_.stream && !outputs.empty()) text += "...\n";
  return text;
}

void OutputPlan::drop_newlines(std::span<CompileResult::Output> outputs) const {
  if (!flags_.no_trailing_newline) return;
  for (CompileResult::Output& output : outputs)
    if (output.text.ends_with('\n')) output.text.pop_back();
}

void OutputPlan::take(const std::string& path) {
  if (!refused_.empty()) return;
  refused_ = written_.take(path);
}

std::filesystem::path OutputPlan::bounds_of(const std::filesystem::path& folder) const {
  return flags_.request.confine_imports ? files::project_or_self(folder) : std::filesystem::path();
}

void OutputPlan::add_file(std::string path, std::string text, std::filesystem::path within) {
  files_.push_back({std::move(path), kept_.emplace_back(std::move(text)), std::move(within)});
}

bool OutputPlan::add_if_new(std::string path, std::string text, std::filesystem::path within) {
  take(path);
  const auto old = jsonnet::read_file(path);
  if (old && *old == text) return false;
  add_file(std::move(path), std::move(text), std::move(within));
  return true;
}

void OutputPlan::add(std::span<CompileResult::Output> outputs) {
  has_main_ = true;
  drop_newlines(outputs);
  if (!flags_.multi) {
    main_ += joined(outputs);
    return;
  }
  const std::filesystem::path within = bounds_of(flags_.output_folder);
  for (CompileResult::Output& output : outputs) {
    std::string path = file_of(output, flags_);
    main_ += path + '\n';
    add_if_new(std::move(path), std::move(output.text), within);
  }
}

bool OutputPlan::add_as_file(std::span<CompileResult::Output> outputs, std::string path) {
  drop_newlines(outputs);
  std::filesystem::path within = bounds_of(std::filesystem::path(path).parent_path());
  return add_if_new(std::move(path), joined(outputs), std::move(within));
}

tl::expected<bool, std::string> OutputPlan::write() && {
  const bool to_file = has_main_ && !flags_.output_file.empty();
  if (to_file) {
    take(flags_.output_file);
    add_file(flags_.output_file, std::move(main_), {});  // A person's own word, which may lead anywhere.
  }
  if (!refused_.empty()) return tl::unexpected(std::move(refused_));
  const emit::WriteOptions options{.create_parents = flags_.create_folders || makes_folders_};
  if (auto written = emit::write_files(files_, options); !written) return tl::unexpected(std::move(written.error()));
  return to_file || !has_main_ || write_standard_output(main_);
}

}  // namespace cfnsonnet::cli
