#include "cli/check_run.h"

#include <algorithm>
#include <utility>

#include "cli/baseline.h"
#include "compile/jsonnet_checks.h"
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

std::optional<std::vector<CompileResult>> compile_inputs(const CLI::App& command, CheckRun& run, int& status,
                                                         const CompileInput& compile, const WithResults& improve) {
  const std::vector<std::string>& inputs = run.jsonnet.inputs;
  if (run.on_file) {
    std::ranges::for_each(inputs, run.on_file);
    std::ranges::for_each(run.parameters.files, run.on_file);
    if (!run.check.baseline.empty()) run.on_file(run.check.baseline);
  }
  if (!read_parameters(run.parameters, run.check.options, status)) return std::nullopt;
  const auto settings = settings_of(inputs, command, run.config, run.check, run.jsonnet, status, run.on_file);
  if (!settings) return std::nullopt;
  const auto active = open_schema(status);
  if (!active) return std::nullopt;
  std::optional<int> failed;
  const auto check = [&](const Texts& texts) {
    auto results = compile_all(inputs.size(), *active->bundle, run.check, [&](std::size_t index, Compiler& compiler) {
      EvaluateRequest request = make_request(run.jsonnet, inputs[index]);
      request.search_path = (*settings)[index].search_path;
      request.texts = texts;
      request.on_file = run.on_file;
      return compile(compiler, inputs[index], std::move(request), (*settings)[index].check);
    });
    if (!results.empty() && rules::is_reported("J2002", Level::warning, settings->front().check)) check_unread_variables(results);
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
