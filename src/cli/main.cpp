// The program: the few things that hold for all commands, which are the rows of commands.cpp.
//
// Whatever goes wrong with flags ends in one line on standard error and status 2; nothing thrown below gets past
// main().
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands/command.h"
#include "cli/commands/commands.h"
#include "cli/companion.h"
#include "cli/ending.h"
#include "cli/flags/unknown_word.h"
#include "cli/output/message.h"
#include "cli/output/standard_output.h"

namespace cfnsonnet::cli {
namespace {

Ending fail_usage(std::string_view message, std::string_view command) {
  return failure(Status::usage,
                 fmt::format("{}; see cfnsonnet {}{}--help", message, command, command.empty() ? "" : " "));
}

Ending written(bool well) { return well ? Status::done : Status::file; }

/// What CLI11 found wrong, in one line. An unknown word comes first: it is the likely cause of whatever is missing.
std::string describe(const CLI::ParseError& error, const CLI::App& app) {
  const bool has_command = !app.get_subcommands().empty();
  const std::vector<std::string> unknown = app.remaining(true);
  if (!unknown.empty()) {
    const std::string& word = unknown.front();
    if (word.size() > 1 && word.front() == '-')
      return unknown_flag(word, has_command ? *app.get_subcommands().front() : app);
    return has_command ? fmt::format("unexpected argument \"{}\"", word) : unknown_command(word);
  }
  if (!has_command) return "no command given";
  std::string message = error.what();
  message.resize(std::min(message.find('\n'), message.size()));
  if (message.ends_with('.')) message.pop_back();  // The line goes on.
  return message;
}

Ending run_command(const Program& program, int argc, char** argv) {
  CLI::App& app = *program.flags;
  const auto command_name = [&app] {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? std::string() : chosen.front()->get_name();
  };
  try {
    app.parse(argc, argv);
    return program.run();
  } catch (const CLI::CallForVersion& version) {
    return written(write_standard_output(std::string(version.what()) + '\n'));
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    return written(write_standard_output(chosen.empty() ? app.help() : chosen.front()->help("cfnsonnet")));
  } catch (const CLI::ParseError& error) {
    return fail_usage(describe(error, app), command_name());
  }
}

int run(int argc, char** argv) {
  const Command* command = argc > 1 ? find_command(argv[1]) : nullptr;
  const bool is_run = !command ||
                      command->run != run_complete;  // The words of a line that is being typed ask for nothing.
  if (const auto problem = is_run ? become_libjsonnet_if_asked(argv) : std::nullopt) {
    say("{}", *problem);
    const bool is_eval = command && command->run == run_eval;
    return is_eval ? 1 : static_cast<int>(Status::file);  // `jsonnet` has one status for all failures.
  }
  if (command && command->run) return command->run(std::vector<std::string>(argv + 2, argv + argc));

  const Ending ending = run_command(make_program(command ? command->name : ""), argc, argv);
  if (ending) return static_cast<int>(*ending);
  if (!ending.error().message.empty()) say("{}", ending.error().message);
  return static_cast<int>(ending.error().status);
}

}  // namespace
}  // namespace cfnsonnet::cli

int main(int argc, char** argv) {
  // A closed pipe is a failed write, which the writer reports, and not a death in the middle of one.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return cfnsonnet::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("cfnsonnet: out of memory\n", stderr);  // say() would need some.
  } catch (const std::exception& error) {
    cfnsonnet::cli::say("internal error: {}", error.what());
  }
  return static_cast<int>(cfnsonnet::cli::Status::jsonnet);  // Where memory runs out: a limit.
}
