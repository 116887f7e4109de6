// `cfnsonnet completion bash|zsh|fish`: a script for the shell, from completion/. The scripts know no flag: they hand
// the words before the cursor to `cfnsonnet __complete`, which answers in lines of fields with tabs between them:
//
//   KIND PREFIX PATTERN…    which files may stand here too ("files", "folders" or "none"), after what part of the word,
//                           and of what names before others
//   WORD DESCRIPTION        once for each word; the shell keeps those that go on from what was typed
//
// So they hold for whatever program they find, newer or older.
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/commands/command.h"
#include "cli/commands/commands.h"
#include "cli/ending.h"
#include "cli/output/standard_output.h"
#include "cli/shell/complete.h"
#include "cli/shell/help.h"
#include "embedded/completion_scripts.h"

namespace cfnsonnet::cli {
namespace {

std::string_view script_for(std::string_view shell) {
  const auto scripts = embedded::completion_scripts();
  return std::ranges::find(scripts, fmt::format("cfnsonnet.{}", shell), &embedded::File::name)->contents;
}

std::string_view name_of(Completion::Files files) {
  switch (files) {
    case Completion::Files::none: return "none";
    case Completion::Files::any: return "files";
    case Completion::Files::folders: return "folders";
  }
  return "none";
}

}  // namespace

Work add_completion(CLI::App& command) {
  const auto shell = std::make_shared<std::string>();
  command.add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->type_name("SHELL");
  add_examples(
      command,
      {{"source <(cfnsonnet completion bash)", "Complete in this shell; in ~/.bashrc, in every one."},
       {"mkdir -p ~/.zfunc && cfnsonnet completion zsh > ~/.zfunc/_cfnsonnet",
        "For zsh, with fpath+=~/.zfunc before compinit in ~/.zshrc."},
       {"mkdir -p ~/.config/fish/completions && cfnsonnet completion fish > ~/.config/fish/completions/cfnsonnet.fish",
        "For fish."}});
  return [shell]() -> Ending { return write_standard_output(script_for(*shell)) ? Status::done : Status::file; };
}

int run_complete(std::span<const std::string> words) {
  const Program program = make_program(words.empty() ? "" : words.front());
  const Completion found = complete(*program.flags, words);
  std::string text = fmt::format("{}\t{}", name_of(found.files), found.file_prefix);
  for (const std::string& pattern : found.patterns) text += '\t' + pattern;
  text += '\n';
  for (const auto& [word, description] : found.candidates) text += fmt::format("{}\t{}\n", word, description);
  return static_cast<int>(write_standard_output(text) ? Status::done : Status::file);
}

}  // namespace cfnsonnet::cli
