#include "cli/flags/unknown_word.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/commands/commands.h"
#include "names/nearest.h"

namespace cfnsonnet::cli {
namespace {

/// The names of a command's flags, with their dashes.
std::vector<std::string> flags_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

bool has(const CLI::App& command, const std::string& flag) { return command.get_option_no_throw(flag) != nullptr; }

/// Flags of cfn-lint, and what is used for them here: a flag of the command, or other words.
/// https://github.com/aws-cloudformation/cfn-lint#parameters
struct LintFlag {
  std::string_view short_name, long_name;
  std::string_view instead;
};

constexpr LintFlag lint_flags[] = {
    {"", "--templates", "name templates without a flag"},
    {"-o", "", "--override-spec"},
    {"-t", "--template", "name templates without a flag"},
    {"-b", "--ignore-bad-template", "--ignore"},
    {"", "--ignore-templates", "say \"ignore-templates\" in .cfnsonnet.yaml"},
    {"", "--deployment-files", "--parameter-file"},
    {"", "--parameter-files", "--parameter-file"},
    {"-f", "--format", "--format"},
    {"-l", "--list-rules", "cfnsonnet rules lists them"},
    {"-r", "--regions", "--region"},
    {"-i", "--ignore-checks", "--ignore"},
    {"-c", "--include-checks", "--include"},
    {"", "--mandatory-checks", "--mandatory"},
    {"", "--config-file", "--config"},
    {"", "--output-file", "--report"},
    {"", "--non-zero-exit-code", "--fail-on"},
    {"-L", "--list-templates", "cfnsonnet config shows which ones the settings name"},
    {"-a", "--append-rules", "rules in Python cannot be run; --custom-rules reads rules in lines of text"},
    {"-g", "--build-graph", "cfnsonnet graph draws it"},
    {"-u", "--update-specs", "cfnsonnet schema update does it"},
};

/// What to use for a flag of cfn-lint; nothing where it is none, or the command has no such thing.
std::optional<std::string> instead_of_lint_flag(std::string_view flag, const CLI::App& command) {
  const auto* row = std::ranges::find_if(
      lint_flags, [&](const LintFlag& one) { return flag == one.short_name || flag == one.long_name; });
  if (row == std::end(lint_flags) || !has(command, "--ignore")) return std::nullopt;
  if (!row->instead.starts_with("--")) return std::string(row->instead);
  if (!has(command, std::string(row->instead))) return std::nullopt;
  return fmt::format("here it is \"{}\"", row->instead);
}

/// "render, watch and eval"
std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return text;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& names) {
  const auto meant = nearest(word, std::vector<std::string_view>(names.begin(), names.end()));
  return meant ? fmt::format("; did you mean \"{}\"?", *meant) : std::string();
}

}  // namespace

std::string unknown_command(const std::string& word) {
  std::vector<std::string> names;
  for (const Command& command : all_commands())
    if (*command.summary) names.emplace_back(command.name);
  std::string hint = suggestion(word, names);
  std::error_code error;
  if (hint.empty() && std::filesystem::is_regular_file(word, error))
    hint = fmt::format("; to check a file: cfnsonnet check {}", word);
  return fmt::format("unknown command \"{}\"{}", word, hint);
}

std::string unknown_flag(const std::string& word, const CLI::App& command) {
  const bool is_long = word.starts_with("--");
  const std::string flag = is_long ? word.substr(0, word.find('=')) : word.substr(0, 2);  // Of "-ofile".
  if (const auto instead = instead_of_lint_flag(flag, command))
    return fmt::format("unknown flag \"{}\"; {}", flag, *instead);
  const Program program = make_program();
  std::vector<std::string> owners;
  for (const CLI::App* other : program.flags->get_subcommands({}))
    if (!other->get_group().empty() && has(*other, flag)) owners.push_back(other->get_name());
  if (!owners.empty() && command.get_parent())
    return fmt::format("unknown flag \"{}\"; {} {} it", flag, listed(owners), owners.size() == 1 ? "has" : "have");
  if (!owners.empty()) return fmt::format("\"{}\" stands before the command that it is for: {}", flag, listed(owners));
  return fmt::format("unknown flag \"{}\"{}", word, is_long ? suggestion(flag, flags_of(command)) : "");
}

}  // namespace cfnsonnet::cli
