#include "cli/check_run.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "cli/baseline.h"
#include "cli/exit_status.h"
#include "cli/message.h"
#include "compile/jsonnet_checks.h"
#include "files/project.h"
#include "rules/findings.h"

namespace cfnsonnet::cli {

CheckRun::CheckRun() {
  jsonnet.request.timeout = default_timeout;
  jsonnet.request.confine_imports = true;
}

CompileResult check_input(Compiler& compiler, const std::string& input, EvaluateRequest request,
                          const CheckOptions& options) {
  if (request.snippet) return compiler.compile(std::move(request), options);
  return compiler.check_file(input, std::move(request), options);
}

namespace {

/// Told of every file: what was read is remembered, and handed on to whoever wants to know.
OnFile remember(const CheckRun& run) {
  return [read = run.read, next = run.on_file](const std::string& file) {
    read->add(file);
    if (next) next(file);
  };
}

/// What is wrong with the files that flags name for writing: one was read, or two are the same.
std::string refused_outputs(const CheckRun& run) {
  std::vector<std::string> outputs = report_files(run.check);
  if (!run.jsonnet.output_file.empty()) outputs.push_back(run.jsonnet.output_file);
  if (run.check.write_baseline) outputs.push_back(run.check.baseline);
  std::set<std::filesystem::path> taken;
  for (const std::string& output : outputs) {
    if (run.read->contains(output))
      return fmt::format("{} would be written over: it is one of the files that were read", output);
    std::error_code error;
    const bool keeps = !std::filesystem::exists(output, error) || std::filesystem::is_regular_file(output, error);
    if (keeps && !taken.insert(files::resolved(output)).second) return fmt::format("two texts would be written to {}", output);
  }
  return {};
}

}  // namespace

std::optional<std::vector<CompileResult>> compile_inputs(const CLI::App& command, CheckRun& run, int& status,
                                                         const CompileInput& compile, const WithResults& improve) {
  const std::vector<std::string>& inputs = run.jsonnet.inputs;
  run.read = std::make_shared<FilesRead>();
  const OnFile on_file = remember(run);
  if (!run.jsonnet.inputs_are_code) std::ranges::for_each(inputs, on_file);
  std::ranges::for_each(run.parameters.files, on_file);
  if (!run.check.baseline.empty() && !run.check.write_baseline) on_file(run.check.baseline);
  if (!read_parameters(run.parameters, run.check.options, status)) return std::nullopt;
  const auto settings = settings_of(inputs, command, run.config, run.check, run.jsonnet, status, on_file);
  if (!settings) return std::nullopt;
  const auto active = open_schema(status);
  if (!active) return std::nullopt;
  std::optional<int> failed;
  const auto check = [&](const Texts& texts) {
    auto results = compile_all(inputs.size(), *active->bundle, run.check, [&](std::size_t index, Compiler& compiler) {
      EvaluateRequest request = make_request(run.jsonnet, inputs[index]);
      request.search_path = (*settings)[index].search_path;
      request.texts = texts;
      request.on_file = on_file;
      return compile(compiler, inputs[index], std::move(request), (*settings)[index].check);
    });
    if (!results.empty() && rules::is_reported("J2002", Level::warning, settings->front().check)) check_unread_variables(results);
    if (const std::string refused = refused_outputs(run); !refused.empty()) {
      say("{}", refused);
      failed = exit_status::usage;
      return results;
    }
    failed = apply_baseline(inputs, results, run.check);
    return results;
  };
  auto results = check({});
  if (!failed && improve) improve(results, check);
  if (failed) {
    status = *failed;
    return std::nullopt;
  }
  return results;
}

}  // namespace cfnsonnet::cli
