// The commands, one function each, one file each.
//
// The table of commands.cpp lists them. The function adds the command's flags to `command` and sets its callback, which
// does the work and leaves one of exit_status.h in `status`. Flags live as long as the callback: hold them in a
// std::shared_ptr that it captures. A flag with a wrong value throws CLI::ValidationError, which main() prints as
// "cfnsonnet: …", status 2. It ends with add_examples() (help.h), and says what the value of a flag is by its type name
// (value_kind.h).
#pragma once

#include <span>
#include <string>

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

void add_render(CLI::App& command, int& status);
void add_check(CLI::App& command, int& status);
void add_watch(CLI::App& command, int& status);
void add_config(CLI::App& command, int& status);
void add_rules(CLI::App& command, int& status);
void add_explain(CLI::App& command, int& status);
void add_schema(CLI::App& command, int& status);
void add_docs(CLI::App& command, int& status);
void add_graph(CLI::App& command, int& status);

/// `cfnsonnet eval`: a drop-in `jsonnet`. It reads its own arguments (what follows "eval"), because `jsonnet` reads
/// flags in ways that CLI11 does not, and returns jsonnet's exit statuses. CLI11 has the flags for help and completion.
void add_eval(CLI::App& command, int& status);
[[nodiscard]] int run_eval(std::span<const std::string> arguments);

void add_man(CLI::App& command, int& status);
void add_completion(CLI::App& command, int& status);
/// `cfnsonnet __complete WORD…`: what those scripts ask while somebody types.
[[nodiscard]] int run_complete(std::span<const std::string> words);

}  // namespace cfnsonnet::cli
