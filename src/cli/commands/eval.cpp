// `cfnsonnet eval`: a drop-in `jsonnet`. Same flags, same bytes, same exit statuses (0, or 1 for any failure,
// wrong flags included), no CloudFormation. It is better in two things: files are written whole or not at all, and a
// failed write to standard output is a failure (a closed pipe a quiet one, where `jsonnet` would be killed by SIGPIPE).
#include <unistd.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cfnsonnet/report.h"
#include "cli/commands/command.h"
#include "cli/commands/commands.h"
#include "cli/flags/jsonnet_flags.h"
#include "cli/flags/value_kind.h"
#include "cli/output/color.h"
#include "cli/output/message.h"
#include "cli/output/output.h"
#include "cli/output/standard_output.h"
#include "cli/run/watchdog.h"
#include "cli/shell/help.h"
#include "compile/failure.h"
#include "jsonnet/engine.h"

namespace cfnsonnet::cli {
namespace {

constexpr int succeeded = 0;
constexpr int failed = 1;

int print(std::string_view text) { return write_standard_output(text) ? succeeded : failed; }

/// What libjsonnet says as it says it, so that `jsonnet` can be replaced where its text is read; ours as every other
/// report shows it.
void print_failure(const jsonnet::Failure& failure) {
  report::Options options;
  options.color = use_color(Color::automatic, STDERR_FILENO);
  write_standard_error(failure.verbatim.empty() ? report::write_finding(finding_of(failure), options)
                                                : failure.verbatim);
}

int evaluate(const JsonnetFlags& flags) {
  project::FilesRead read;
  Watchdog watchdog({flags.request.timeout, flags.request.max_memory, 1, failed});
  std::optional<Watchdog::Work> work(std::in_place, watchdog, "evaluating " + flags.inputs.front());
  jsonnet::Request request = make_request(flags, flags.inputs.front());  // Standard input is read within the limits.
  request.on_file = [&](const std::string& file) { read.add(file); };
  if (!request.snippet) read.add(request.file.string());
  jsonnet::Result result = jsonnet::make_engine(request.engine)->evaluate(request);
  work.reset();
  if (!result) {
    print_failure(result.error());
    return failed;
  }
  std::vector<CompileResult::Output> outputs;
  for (jsonnet::Output& output : *result) outputs.push_back({std::move(output.name), std::move(output.text)});
  OutputPlan plan(flags, read);
  plan.add(outputs);
  const auto written = std::move(plan).write();
  if (!written) write_standard_error(fmt::format("ERROR: {}\n", written.error()));
  return written && *written ? succeeded : failed;
}

}  // namespace

Work add_eval(CLI::App& command) {
  const auto flags = std::make_shared<JsonnetFlags>();
  const std::string version = fmt::format("Show the version of Jsonnet, {}", jsonnet::language_version);
  command.add_flag("-v,--version", version);
  add_jsonnet_flags(command, *flags);
  command
      .add_option("FILE",
                  "A Jsonnet file; \"-\" is standard input, with -e it is code; after \"--\" it may start with a dash")
      ->type_name(jsonnet_file)
      ->required();
  add_examples(command,
               {{"cfnsonnet eval -e '1 + 1'", "Evaluate an expression."},
                {"cfnsonnet eval template.jsonnet -J lib --tla-str environment=prod -o template.json",
                 "Do as jsonnet does with the same words."},
                {"cfnsonnet eval -c -m out -e '{ \"a.json\": 1, \"b.json\": 2 }'", "Write a file for each field."}});
  return [flags]() -> Ending { return Status::done; };  // run_eval() reads; this keeps what flags would be read into.
}

int run_eval(std::span<const std::string> arguments) {
  JsonnetFlags flags = jsonnet_flags_from_environment();
  const auto action = parse_jsonnet_arguments(arguments, flags);
  if (!action) {
    write_standard_error(fmt::format("ERROR: {}\n", action.error()));
    return failed;
  }
  switch (*action) {
    case JsonnetAction::help: return print(help_of("eval"));
    case JsonnetAction::version:
      return print(fmt::format("Jsonnet commandline interpreter {}\n", jsonnet::language_version));
    case JsonnetAction::evaluate: return evaluate(flags);
  }
  return failed;
}

}  // namespace cfnsonnet::cli
