// `cfnsonnet eval`: a drop-in `jsonnet`. Same flags, same bytes, same exit statuses (0, or 1 for any failure,
// wrong flags included), no CloudFormation. It is better in two things: files are written whole or not at all, and a
// failed write to standard output is a failure (a closed pipe a quiet one, where `jsonnet` would be killed by SIGPIPE).
#include <unistd.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/color.h"
#include "cli/command.h"
#include "cli/jsonnet_flags.h"
#include "cli/output.h"
#include "cli/standard_output.h"
#include "compile/failure.h"
#include "jsonnet/engine.h"
#include "report/report.h"

namespace cfnsonnet::cli {
namespace {

constexpr int succeeded = 0;
constexpr int failed = 1;

std::string help() {
  return fmt::format(
      "Evaluate Jsonnet as jsonnet {} does, with no CloudFormation in it\n"
      "\n"
      "Usage: cfnsonnet eval [flags] FILE\n"
      "\n"
      "FILE may be - for standard input. -abc is -a -b -c. After -- everything is a FILE.\n"
      "JSONNET_PATH is a colon-separated list of folders that are searched after those of -J, the first one first.\n"
      "Exit status: 0, or 1 for any failure.\n"
      "\n"
      "Flags:\n"
      "  -h, --help                        Show this help\n"
      "      --version                     Show the version of Jsonnet\n"
      "{}",
      jsonnet::language_version, describe_jsonnet_flags());
}

int print(std::string_view text) { return write_standard_output(text) ? succeeded : failed; }

/// What libjsonnet says as it says it, so that `jsonnet` can be replaced where its text is read; ours as every other
/// report shows it.
void print_failure(const jsonnet::Failure& failure) {
  report::Options options;
  options.color = use_color(Color::automatic, STDERR_FILENO);
  std::fputs(failure.verbatim.empty() ? report::write_finding(finding_of(failure), options).c_str() : failure.verbatim.c_str(),
             stderr);
}

int evaluate(const JsonnetFlags& flags) {
  const jsonnet::Request request = make_request(flags, flags.inputs.front());
  jsonnet::Result result = jsonnet::make_engine(request.engine)->evaluate(request);
  if (!result) {
    print_failure(result.error());
    return failed;
  }
  std::vector<CompileResult::Output> outputs;
  for (jsonnet::Output& output : *result) outputs.push_back({std::move(output.name), std::move(output.text)});
  OutputPlan plan(flags);
  plan.add(outputs);
  const auto written = std::move(plan).write();
  if (!written) fmt::print(stderr, "ERROR: {}\n", written.error());
  return written && *written ? succeeded : failed;
}

}  // namespace

int run_eval(std::span<const std::string> arguments) {
  JsonnetFlags flags = jsonnet_flags_from_environment();
  const auto action = parse_jsonnet_arguments(arguments, flags);
  if (!action) {
    fmt::print(stderr, "ERROR: {}\n", action.error());
    return failed;
  }
  switch (*action) {
    case JsonnetAction::help: return print(help());
    case JsonnetAction::version:
      return print(fmt::format("Jsonnet commandline interpreter {}\n", jsonnet::language_version));
    case JsonnetAction::evaluate: return evaluate(flags);
  }
  return failed;
}

}  // namespace cfnsonnet::cli
