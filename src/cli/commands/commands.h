// The program's commands as data: the table that lists them, and the tree of their flags, CLI11's, from which help,
// completion and the manual pages are all made.
//
// To add a command: write `NAME.cpp` with its function, declare it in command.h, and give it a row in commands.cpp and
// a line in CMakeLists.txt.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/ending.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct Command {
  const char* name;
  const char* summary;  ///< Empty: it is for shells, and not listed.
  Work (*add)(CLI::App& command);
  /// Reads its own arguments, what follows its name, in place of CLI11. Null for most.
  int (*run)(std::span<const std::string> arguments) = nullptr;
};

[[nodiscard]] std::span<const Command> all_commands();
/// Null where there is none of that name.
[[nodiscard]] const Command* find_command(std::string_view name);

/// The tree of flags, and what each command does.
struct Program {
  std::unique_ptr<CLI::App> flags;
  std::vector<std::pair<const CLI::App*, Work>> works;
  /// Does what the command does whose flags were parsed.
  [[nodiscard]] Ending run() const;
};

/// A command's flags take longer to set up than to read, so there is a choice:
/// @param only  The one command that gets its flags; empty: all do.
[[nodiscard]] Program make_program(std::string_view only = {});

/// What `cfnsonnet NAME --help` writes.
[[nodiscard]] std::string help_of(const char* name);

}  // namespace cfnsonnet::cli
