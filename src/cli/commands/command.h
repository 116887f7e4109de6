// The commands, one function each, one file each.
//
// The table of commands.cpp lists them. The function adds the command's flags to `command` and gives what is done once
// they are parsed. Flags live as long as that: hold them in a std::shared_ptr that it captures. A flag with a wrong
// value throws CLI::ValidationError, which main() prints as "cfnsonnet: …", status 2. It ends with add_examples()
// (help.h), and says what the value of a flag is by its type name (value_kind.h).
#pragma once

#include <span>
#include <string>

#include "cli/ending.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

[[nodiscard]] Work add_render(CLI::App& command);
[[nodiscard]] Work add_check(CLI::App& command);
[[nodiscard]] Work add_watch(CLI::App& command);
[[nodiscard]] Work add_stacks(CLI::App& command);
[[nodiscard]] Work add_config(CLI::App& command);
[[nodiscard]] Work add_rules(CLI::App& command);
[[nodiscard]] Work add_explain(CLI::App& command);
[[nodiscard]] Work add_schema(CLI::App& command);
[[nodiscard]] Work add_docs(CLI::App& command);
[[nodiscard]] Work add_graph(CLI::App& command);

/// `cfnsonnet eval`: a drop-in `jsonnet`. It reads its own arguments (what follows "eval"), because `jsonnet` reads
/// flags in ways that CLI11 does not, and returns jsonnet's exit statuses. CLI11 has the flags for help and completion.
[[nodiscard]] Work add_eval(CLI::App& command);
[[nodiscard]] int run_eval(std::span<const std::string> arguments);

[[nodiscard]] Work add_man(CLI::App& command);
[[nodiscard]] Work add_completion(CLI::App& command);
/// `cfnsonnet __complete WORD…`: what those scripts ask while somebody types.
[[nodiscard]] int run_complete(std::span<const std::string> words);

}  // namespace cfnsonnet::cli
