// `cfnsonnet stacks [FILE…]`: the stacks of the project, for people, or as JSON for pipelines.
#include <algorithm>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/App.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands/command.h"
#include "cli/flags/value_kind.h"
#include "cli/output/standard_output.h"
#include "cli/run/check_run.h"
#include "cli/shell/help.h"
#include "project/selection.h"
#include "report/printable.h"

namespace cfnsonnet::cli {
namespace {

using nlohmann::ordered_json;
using project::Stack;

/// A stack, and what its settings come to.
struct Row {
  const Stack& stack;
  project::Settings settings;
};

std::string as_text(const std::vector<Row>& rows) {
  std::vector<std::vector<std::string>> cells;
  for (const auto& [stack, settings] : rows)
    cells.push_back({stack.name, stack.template_file, fmt::format("{}", fmt::join(settings.check.regions, ", ")),
                     stack.output.empty() ? "-" : stack.output});
  std::vector<std::size_t> widths(4);
  for (const auto& row : cells)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  std::string text;
  for (const auto& row : cells)
    text += report::printable(fmt::format("{:<{}}  {:<{}}  {:<{}}  {}", row[0], widths[0], row[1], widths[1], row[2],
                                          widths[2], row[3])) +
            '\n';
  return text;
}

std::string as_json(const std::vector<Row>& rows) {
  ordered_json list = ordered_json::array();
  for (const auto& [stack, settings] : rows) {
    ordered_json one{{"stack", stack.name},
                     {"template", stack.template_file},
                     {"name", stack.deployed_name},
                     {"region", settings.check.regions}};
    if (!stack.output.empty()) one["output"] = stack.output;
    if (!stack.account.empty()) one["account"] = stack.account;
    list.push_back(std::move(one));
  }
  return report::printable_json(list.dump(2, ' ', false, ordered_json::error_handler_t::replace)) + '\n';
}

}  // namespace

Work add_stacks(CLI::App& command) {
  struct Flags : CheckRun {
    std::string format = "text";
  };
  const auto flags = std::make_shared<Flags>();
  add_format_flag(command, flags->format, "text, or json: docs/reports.md says what is in it", {"text", "json"});
  add_stack_flag(command, flags->stacks);
  add_config_flags(command, flags->config);
  command.add_option("FILE", flags->jsonnet.inputs, "List only the stacks that are made of these files")
      ->type_name(template_file)
      ->allow_extra_args(true);
  add_examples(command, {{"cfnsonnet stacks", "List the stacks of the project."},
                         {"cfnsonnet stacks lib/vpc.libsonnet", "List those that a change of a file reaches."},
                         {"cfnsonnet stacks --format json | jq -r '.[].stack'", "List their names, for a pipeline."}});
  return [flags, &command]() -> Ending {
    EvaluateRequest bounds = flags->jsonnet.request;
    Watchdog watchdog({bounds.timeout, bounds.max_memory, 1, static_cast<int>(Status::usage)});
    const Watchdog::Work work(watchdog, "looking for the stacks");
    project::Configurations configurations(given_by(command, flags->check, bounds), flags->config, bounds);
    project::Selection selection{flags->jsonnet.inputs,          false, flags->stacks, true,
                                 !flags->jsonnet.inputs.empty(), false};
    auto selected = project::select(selection, configurations, bounds);
    if (!selected) return tl::unexpected(selected.error());
    std::vector<Row> rows;
    for (const project::Input& input : selected->inputs) {
      if (!input.stack) continue;
      auto settings = configurations.of(input.file, input.stack.get());
      if (!settings) return failure(Status::usage, std::move(settings.error()));
      rows.push_back({*input.stack, std::move(*settings)});
    }
    const std::string text = flags->format == "json" ? as_json(rows) : as_text(rows);
    return write_standard_output(text) ? Status::done : Status::file;
  };
}

}  // namespace cfnsonnet::cli
