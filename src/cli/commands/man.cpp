// `cfnsonnet man [COMMAND]`: a manual page, for who has the program and not the package; and all of them, to make one.
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/commands/command.h"
#include "cli/commands/commands.h"
#include "cli/ending.h"
#include "cli/flags/value_kind.h"
#include "cli/output/message.h"
#include "cli/output/standard_output.h"
#include "cli/shell/help.h"
#include "cli/shell/manual.h"
#include "emit/atomic_file.h"

namespace cfnsonnet::cli {
namespace {

Ending write_pages(const CLI::App& command, const std::string& folder) {
  const std::vector<ManualPage> pages = manual_pages(command);
  std::vector<emit::OutputFile> files;
  for (const ManualPage& page : pages) files.push_back({std::filesystem::path(folder) / (page.name + ".1"), page.text});
  const auto written = emit::write_files(files, {.create_parents = true});
  if (!written) return failure(Status::file, written.error());
  return Status::done;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& command : all_commands())
    if (*command.summary) names.emplace_back(command.name);
  return names;
}

}  // namespace

Work add_man(CLI::App& command) {
  struct Flags {
    std::string name, folder;
  };
  const auto flags = std::make_shared<Flags>();
  command.add_option("COMMAND", flags->name, "A command; without one, the page of the program")
      ->check(CLI::IsMember(command_names()))
      ->type_name("COMMAND");
  command
      .add_option("--output-folder", flags->folder, "Write the page, and those of the commands below, to DIR/NAME.1")
      ->type_name("DIR");
  add_examples(command, {{"cfnsonnet man check | man -l -", "Read the page of a command that is not installed."},
                         {"cfnsonnet man --output-folder ~/.local/share/man/man1", "Install all pages for oneself."}});
  return [flags]() -> Ending {
    const Program program = make_program();
    const CLI::App& page_of = flags->name.empty() ? *program.flags : *program.flags->get_subcommand(flags->name);
    if (!flags->folder.empty()) return write_pages(page_of, flags->folder);
    return write_standard_output(manual_page(page_of).text) ? Status::done : Status::file;
  };
}

}  // namespace cfnsonnet::cli
