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

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct Command {
  const char* name;
  const char* summary;  ///< Empty: it is for shells, and not listed.
  void (*add)(CLI::App& command, int& status);
  /// Reads its own arguments, what follows its name, in place of CLI11. Null for most.
  int (*run)(std::span<const std::string> arguments) = nullptr;
};

[[nodiscard]] std::span<const Command> all_commands();
/// Null where there is none of that name.
[[nodiscard]] const Command* find_command(std::string_view name);

/// The program with its commands. A command's flags take longer to set up than to read, so there is a choice:
/// @param only    The one command that gets its flags; empty: all do.
/// @param status  Where commands leave their exit status when they are parsed. It must outlive the program.
[[nodiscard]] std::unique_ptr<CLI::App> make_program(int& status, std::string_view only = {});

/// What `cfnsonnet NAME --help` writes.
[[nodiscard]] std::string help_of(const char* name);

}  // namespace cfnsonnet::cli
