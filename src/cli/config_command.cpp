// `cfnsonnet config [FILE]`: what is in force for a template, and where each value comes from.
#include <memory>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/command.h"
#include "cli/config.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/standard_output.h"
#include "cli/value_kind.h"
#include "cli/watchdog.h"
#include "report/printable.h"

namespace cfnsonnet::cli {
namespace {

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + report::printable(value);
  return values.empty() ? "-" : text;
}

std::string describe(const Settings& settings) {
  std::size_t name_width = 0, value_width = 0;
  for (const Settings::Origin& origin : settings.origins) {
    name_width = std::max(name_width, origin.name.size());
    value_width = std::max(value_width, joined(origin.values).size());
  }
  std::string text;
  for (const Settings::Origin& origin : settings.origins)
    text += fmt::format("{:<{}}  {:<{}}  {}\n", origin.name, name_width, joined(origin.values), value_width,
                        report::printable(origin.from));
  for (const std::string& key : settings.unused) text += fmt::format("not used: {}\n", report::printable(key));
  return text;
}

}  // namespace

void add_config(CLI::App& command, int& status) {
  struct Flags {
    ConfigFlags config;
    CheckFlags check;
    JsonnetFlags jsonnet = jsonnet_flags_from_environment();
    std::string input = "-";
  };
  const auto flags = std::make_shared<Flags>();
  add_config_flags(command, flags->config);
  add_setting_flags(command, flags->check);
  add_jsonnet_flags(command, flags->jsonnet, JsonnetUse::settings);
  command.add_option("FILE", flags->input, "A template; without one, what holds in the current folder")
      ->type_name(template_file);
  add_examples(command,
               {{"cfnsonnet config template.jsonnet", "Show what is in force for a template, and which file says so."},
                {"cfnsonnet config --no-config", "Show what holds where no file says anything."}});
  command.callback([flags, &command, &status] {
    Watchdog watchdog({default_timeout, EvaluateRequest{}.max_memory, 1, exit_status::usage});
    const Watchdog::Work work(watchdog, "reading settings");
    Configurations configurations(command, flags->config, flags->check, flags->jsonnet);
    const auto settings = configurations.of(flags->input);
    if (!settings) {
      say("{}", settings.error());
      status = exit_status::usage;
    } else if (!write_standard_output(describe(*settings))) {
      status = exit_status::file;
    }
  });
}

}  // namespace cfnsonnet::cli
