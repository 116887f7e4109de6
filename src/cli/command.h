// The commands, one function each, one file each.
//
// To add a command: write `NAME.cpp` with its function, declare it here, and give it a row in main.cpp's table and a
// line in CMakeLists.txt. The function adds the command's flags to `command` and sets its callback, which does the work
// and leaves one of exit_status.h in `status`. Flags live as long as the callback: hold them in a std::shared_ptr that
// it captures. A flag with a wrong value throws CLI::ValidationError, which main() prints as "cfnsonnet: …", status 2.
#pragma once

#include <span>
#include <string>

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

void add_render(CLI::App& command, int& status);
void add_check(CLI::App& command, int& status);
void add_config(CLI::App& command, int& status);
void add_rules(CLI::App& command, int& status);
void add_explain(CLI::App& command, int& status);
void add_schema(CLI::App& command, int& status);
void add_docs(CLI::App& command, int& status);
void add_graph(CLI::App& command, int& status);

/// `cfnsonnet eval`: a drop-in `jsonnet`. It reads its own arguments (what follows "eval"), because `jsonnet` reads
/// flags in ways that CLI11 does not, and returns jsonnet's exit statuses.
[[nodiscard]] int run_eval(std::span<const std::string> arguments);

}  // namespace cfnsonnet::cli
