// The program: a table of commands, and the few things that hold for all of them.
//
// A command is a row here and a file of its own (see command.h). Whatever goes wrong with flags ends in one line on
// standard error and status 2; nothing thrown below gets past main().
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

#include "cli/command.h"
#include "cli/companion.h"
#include "cli/exit_status.h"
#include "cli/standard_output.h"

namespace cfnsonnet::cli {
namespace {

struct Command {
  const char* name;
  const char* summary;
  void (*add)(CLI::App& command, int& status);
};

constexpr Command commands[] = {
    {"render", "Evaluate Jsonnet, check the CloudFormation, and write it when it is right", add_render},
    {"check", "Check Jsonnet, JSON and YAML templates and only report", add_check},
    {"config", "Show the settings that hold for a template, and where each comes from", add_config},
    {"rules", "List the rules that templates are checked against", add_rules},
    {"explain", "Explain a rule, with a wrong and a right example", add_explain},
    {"docs", "Write a page in Markdown about a template, with a graph of its resources", add_docs},
    {"graph", "Draw the resources of a template and what refers to what", add_graph},
    {"schema", "Show a resource type, or update the schema", add_schema},
    // For `--help` only: main() hands its arguments to run_eval() before CLI11 sees them.
    {"eval", "Evaluate Jsonnet as jsonnet does, with the same flags and output, and check nothing",
     [](CLI::App&, int&) {}},
};

/// Says how often an argument may stand by "..." alone, whatever count CLI11 was told.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_usage(const CLI::Option* option) const override {
    const std::string text = make_option_name(option, true) + (option->get_expected_max() > 1 ? "..." : "");
    return option->get_required() ? text : '[' + text + ']';
  }
};

int fail_usage(std::string_view message, std::string_view command) {
  fmt::print(stderr, "cfnsonnet: {}; see cfnsonnet {}{}--help\n", message, command, command.empty() ? "" : " ");
  return exit_status::usage;
}

/// What CLI11 found wrong, in one line. An unknown word comes first: it is the likely cause of whatever is missing.
std::string describe(const CLI::ParseError& error, const CLI::App& app) {
  const bool has_command = !app.get_subcommands().empty();
  const std::vector<std::string> unknown = app.remaining(true);
  if (!unknown.empty()) {
    const bool is_flag = unknown.front().size() > 1 && unknown.front().front() == '-';
    const char* kind = is_flag ? "unknown flag" : has_command ? "unexpected argument" : "unknown command";
    return fmt::format("{} \"{}\"", kind, unknown.front());
  }
  if (!has_command) return "no command given";
  std::string message = error.what();
  message.resize(std::min(message.find('\n'), message.size()));
  if (message.ends_with('.')) message.pop_back();  // The line goes on.
  return message;
}

int run(int argc, char** argv) {
  const bool is_eval = argc > 1 && std::string_view(argv[1]) == "eval";
  if (const auto problem = become_libjsonnet_if_asked(argv)) {
    fmt::print(stderr, "cfnsonnet: {}\n", *problem);
    return is_eval ? 1 : exit_status::file;  // `jsonnet` has one status for all failures.
  }
  if (is_eval) return run_eval(std::vector<std::string>(argv + 2, argv + argc));

  CLI::App app{"Compiles Jsonnet to checked AWS CloudFormation.", "cfnsonnet"};
  app.formatter(std::make_shared<HelpFormatter>());
  app.set_version_flag("--version", "cfnsonnet " CFNSONNET_VERSION);
  app.set_help_flag("-h,--help", "Show this help");
  app.require_subcommand(1);
  int status = exit_status::done;
  // A command's flags take longer to set up than to read, so the commands that are not asked for get none.
  const auto is_first_argument = [&](const Command& command) {
    return argc > 1 && command.name == std::string_view(argv[1]);
  };
  const bool is_known = std::ranges::any_of(commands, is_first_argument);
  for (const Command& command : commands) {
    CLI::App& added = *app.add_subcommand(command.name, command.summary);
    if (!is_known || is_first_argument(command)) command.add(added, status);
  }

  const auto command_name = [&app] {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? std::string() : chosen.front()->get_name();
  };
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForVersion& version) {
    return write_standard_output(std::string(version.what()) + '\n') ? exit_status::done : exit_status::file;
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    const std::string help = chosen.empty() ? app.help() : chosen.front()->help("cfnsonnet");
    return write_standard_output(help) ? exit_status::done : exit_status::file;
  } catch (const CLI::ParseError& error) {
    return fail_usage(describe(error, app), command_name());
  }
  return status;
}

}  // namespace
}  // namespace cfnsonnet::cli

int main(int argc, char** argv) {
  // A closed pipe is a failed write, which the writer reports, and not a death in the middle of one.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return cfnsonnet::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("cfnsonnet: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "cfnsonnet: internal error: %s\n", error.what());
  }
  return cfnsonnet::cli::exit_status::jsonnet;  // Where memory runs out: a limit.
}
