#include "cli/output.h"

#include <fmt/format.h>

#include "cli/standard_output.h"
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

void OutputPlan::add_file(std::string path, std::string text) {
  if (!paths_.insert(path).second) twice_ = path;
  files_.push_back({std::move(path), kept_.emplace_back(std::move(text))});
}

bool OutputPlan::add_if_new(std::string path, std::string text) {
  const auto old = jsonnet::read_file(path);
  if (old && *old == text) {
    if (!paths_.insert(path).second) twice_ = path;
    return false;
  }
  add_file(std::move(path), std::move(text));
  return true;
}

void OutputPlan::add(std::span<CompileResult::Output> outputs) {
  has_main_ = true;
  drop_newlines(outputs);
  if (!flags_.multi) {
    main_ += joined(outputs);
    return;
  }
  for (CompileResult::Output& output : outputs) {
    std::string path = flags_.output_folder + output.name;
    main_ += path + '\n';
    add_if_new(std::move(path), std::move(output.text));
  }
}

bool OutputPlan::add_as_file(std::span<CompileResult::Output> outputs, std::string path) {
  drop_newlines(outputs);
  return add_if_new(std::move(path), joined(outputs));
}

tl::expected<bool, std::string> OutputPlan::write() && {
  const bool to_file = has_main_ && !flags_.output_file.empty();
  if (to_file) add_file(flags_.output_file, std::move(main_));
  if (!twice_.empty()) return tl::unexpected(fmt::format("two texts would be written to {}", twice_));
  const emit::WriteOptions options{.create_parents = flags_.create_folders};
  if (auto written = emit::write_files(files_, options); !written) return tl::unexpected(std::move(written.error()));
  return to_file || !has_main_ || write_standard_output(main_);
}

}  // namespace cfnsonnet::cli
