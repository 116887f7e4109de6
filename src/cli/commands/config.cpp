// `cfnsonnet config [FILE]`: what is in force for a template, and where each value comes from.
#include <memory>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/commands/command.h"
#include "cli/ending.h"
#include "cli/flags/check_flags.h"
#include "cli/flags/jsonnet_flags.h"
#include "cli/flags/value_kind.h"
#include "cli/output/standard_output.h"
#include "cli/run/watchdog.h"
#include "cli/shell/help.h"
#include "project/selection.h"
#include "report/printable.h"

namespace cfnsonnet::cli {
namespace {

using project::Problem;

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + report::printable(value);
  return values.empty() ? "-" : text;
}

std::string describe(const project::Settings& settings) {
  std::size_t name_width = 0, value_width = 0;
  for (const project::Settings::Origin& origin : settings.origins) {
    name_width = std::max(name_width, origin.name.size());
    value_width = std::max(value_width, joined(origin.values).size());
  }
  std::string text;
  for (const project::Settings::Origin& origin : settings.origins)
    text += fmt::format("{:<{}}  {:<{}}  {}\n", origin.name, name_width, joined(origin.values), value_width,
                        report::printable(origin.from));
  for (const std::string& key : settings.unused) text += fmt::format("not used: {}\n", report::printable(key));
  return text;
}

}  // namespace

Work add_config(CLI::App& command) {
  struct Flags {
    project::ConfigurationFiles config;
    CheckFlags check;
    JsonnetFlags jsonnet = jsonnet_flags_from_environment();
    std::string input = "-";
    std::vector<std::string> stacks;
  };
  const auto flags = std::make_shared<Flags>();
  add_config_flags(command, flags->config);
  add_setting_flags(command, flags->check);
  add_jsonnet_flags(command, flags->jsonnet, JsonnetUse::settings);
  CLI::Option* file = command
                          .add_option("FILE", flags->input, "A template; without one, what holds in the current folder")
                          ->type_name(template_file);
  add_stack_flag(command, flags->stacks);
  command.get_option("--stack")->excludes(file);
  add_examples(command,
               {{"cfnsonnet config template.jsonnet", "Show what is in force for a template, and which file says so."},
                {"cfnsonnet config --stack network-dev", "Show what is in force for a stack."},
                {"cfnsonnet config --no-config", "Show what holds where no file says anything."}});
  return [flags, &command]() -> Ending {
    EvaluateRequest bounds;
    bounds.timeout = default_timeout;
    Watchdog watchdog({bounds.timeout, bounds.max_memory, 1, static_cast<int>(Status::usage)});
    const Watchdog::Work work(watchdog, "reading settings");
    project::Configurations configurations(given_by(command, flags->check, flags->jsonnet.request), flags->config,
                                           bounds);
    std::string text;
    const auto add = [&](const std::optional<std::string>& input, const project::Stack* stack) -> Problem {
      const auto settings = configurations.of(input, stack);
      if (!settings) return settings.error();
      if (flags->stacks.size() > 0) text += fmt::format("{}{}:\n", text.empty() ? "" : "\n", stack->name);
      text += describe(*settings);
      return {};
    };
    if (flags->stacks.empty()) {
      const auto input = flags->input == "-" ? std::nullopt : std::optional(flags->input);
      if (Problem problem = add(input, nullptr); !problem.empty()) return failure(Status::usage, std::move(problem));
    } else {
      const auto all = configurations.stacks_of();
      if (!all) return failure(Status::usage, all.error());
      const auto stacks = project::stacks_named(flags->stacks, *all);
      if (!stacks) return tl::unexpected(stacks.error());
      for (const project::StackPtr& stack : *stacks)
        if (Problem problem = add(stack->template_file, stack.get()); !problem.empty())
          return failure(Status::usage, std::move(problem));
    }
    return write_standard_output(text) ? Status::done : Status::file;
  };
}

}  // namespace cfnsonnet::cli
