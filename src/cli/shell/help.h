// What `--help` and the manual page say of a command: both say the same of each flag, and end with the same examples.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
class FormatterBase;
class Option;
}  // namespace CLI

namespace cfnsonnet::cli {

struct Example {
  std::string command;  ///< As somebody types it into a shell.
  std::string effect;   ///< One sentence.
};

/// Adds what the help of a command ends with. The test delivery.help runs each of them in tests/delivery/help/: what an
/// example reads is there.
void add_examples(CLI::App& command, std::initializer_list<Example> examples);
[[nodiscard]] std::vector<Example> examples_of(const CLI::App& command);

/// What a flag does, its default, and what it cannot do without or stand beside.
[[nodiscard]] std::string describe(const CLI::Option& option);
/// "FILE", with "..." where there may be several; empty where there is no value.
[[nodiscard]] std::string describe_value(const CLI::Option& option);

/// Writes the help of a command and of those below it.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> make_help_formatter();

}  // namespace cfnsonnet::cli
