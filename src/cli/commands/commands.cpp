#include "cli/commands/commands.h"

#include <algorithm>
#include <iterator>

#include <CLI/CLI.hpp>

#include "cli/commands/command.h"
#include "cli/shell/help.h"

namespace cfnsonnet::cli {
namespace {

constexpr Command commands[] = {
    {"render", "Evaluate Jsonnet, check the CloudFormation, and write it when it is right", add_render},
    {"check", "Check Jsonnet, JSON and YAML templates and only report", add_check},
    {"watch", "Render or check templates again whenever a file that they are made of changes", add_watch},
    {"stacks", "List the stacks of the project, as its settings name them", add_stacks},
    {"config", "Show the settings that hold for a template, and where each comes from", add_config},
    {"rules", "List the rules that templates are checked against", add_rules},
    {"explain", "Explain a rule, with a wrong and a right example", add_explain},
    {"docs", "Write a page in Markdown about a template, with a graph of its resources", add_docs},
    {"graph", "Draw the resources of a template and what refers to what", add_graph},
    {"schema", "Show a resource type, or update the schema", add_schema},
    {"eval",
     "Evaluate Jsonnet as jsonnet does, with the same flags, output and exit statuses (0 or 1), and check nothing",
     add_eval, run_eval},
    {"completion", "Write what bash, zsh or fish needs to complete command lines", add_completion},
    {"man", "Write the manual page of the program or of a command", add_man},
    {"__complete", "", [](CLI::App&) { return Work(); }, run_complete},
};

}  // namespace

std::span<const Command> all_commands() { return commands; }

const Command* find_command(std::string_view name) {
  const Command* found = std::ranges::find(commands, name, &Command::name);
  return found == std::end(commands) ? nullptr : found;
}

Ending Program::run() const {
  const auto chosen = std::ranges::find_if(works, [](const auto& work) { return work.first->parsed(); });
  return chosen == works.end() || !chosen->second ? Status::done : chosen->second();
}

Program make_program(std::string_view only) {
  Program made{std::make_unique<CLI::App>("Compiles Jsonnet to checked AWS CloudFormation.", "cfnsonnet"), {}};
  CLI::App* program = made.flags.get();
  program->formatter(make_help_formatter());
  program->set_version_flag("--version", "cfnsonnet " CFNSONNET_VERSION, "Show the version");
  program->set_help_flag("-h,--help", "Show this help");
  program->require_subcommand(1);
  add_examples(*program, {{"cfnsonnet render template.jsonnet -o template.json",
                           "Compile a template, and write it when it is right."},
                          {"cfnsonnet check template.yaml", "Say what is wrong with a template."},
                          {"cfnsonnet explain E3002", "Say what a rule is about."}});
  for (const Command& command : commands) {
    CLI::App& added = *program->add_subcommand(command.name, command.summary);
    if (!*command.summary) added.group("");
    if (only.empty() || only == command.name) made.works.emplace_back(&added, command.add(added));
  }
  return made;
}

std::string help_of(const char* name) { return make_program(name).flags->get_subcommand(name)->help("cfnsonnet"); }

}  // namespace cfnsonnet::cli
