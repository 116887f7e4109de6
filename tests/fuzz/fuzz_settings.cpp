// Any bytes as a file that comes with the templates: settings of ours and of cfn-lint, a baseline, parameters. It is
// read, or there is one line about it; nothing else happens.
//
// The first byte chooses which of them it is.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/baseline.h"
#include "cli/config.h"
#include "cli/parameters.h"

namespace cfnsonnet::cli {
namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

/// A command with the flags that settings stand in for, none of which is given.
class Command {
 public:
  Command() {
    std::string folder = (std::filesystem::temp_directory_path() / "cfnsonnet-fuzz-XXXXXX").string();
    check(::mkdtemp(folder.data()) != nullptr);
    std::filesystem::current_path(folder);
    add_check_flags(app_, check_);
    add_config_flags(app_, config_);
    add_jsonnet_flags(app_, jsonnet_);
    app_.parse(std::vector<std::string>());
  }

  void read_settings(const std::string& name) {
    config_.file = name;
    Configurations configurations(app_, config_, check_, jsonnet_);
    const auto settings = configurations.of("template.yaml");
    check(settings.has_value() || (!settings.error().empty() && settings.error().find('\n') == std::string::npos));
  }

  void read_baseline(const std::string& name) {
    CheckFlags flags = check_;
    flags.baseline = name;
    std::vector<CompileResult> results(1);
    results.front().findings.push_back({"E3002", Level::error, "a message", {}, {std::string("Resources")}, {}});
    const std::vector<std::string> inputs{"template.yaml"};
    (void)apply_baseline(inputs, results, flags);
  }

  static void read_parameters_of(const std::string& name) {
    CheckOptions options;
    int status = 0;
    check(read_parameters({{}, {name}}, options, status) == (status == 0));
  }

 private:
  CLI::App app_;
  CheckFlags check_;
  ConfigFlags config_;
  JsonnetFlags jsonnet_;
};

void read_bytes(unsigned choice, std::string_view text) {
  static Command command;
  constexpr const char* names[] = {".cfnsonnet.yaml", ".cfnlintrc", "baseline.json", "parameters.json"};
  const std::string name = names[choice % std::size(names)];
  std::ofstream(name, std::ios::binary) << text;
  switch (choice % std::size(names)) {
    case 2: return command.read_baseline(name);
    case 3: return Command::read_parameters_of(name);
    default: return command.read_settings(name);
  }
}

}  // namespace
}  // namespace cfnsonnet::cli

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  cfnsonnet::cli::read_bytes(data[0], {reinterpret_cast<const char*>(data + 1), size - 1});
  return 0;
}
