#include "cli/shell/manual.h"

#include <algorithm>
#include <span>
#include <string_view>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/shell/help.h"

namespace cfnsonnet::cli {
namespace {

struct Entry {
  std::string_view name;
  std::string_view text;
};

constexpr std::string_view about_the_program =
    "Renders a Jsonnet template, checks the CloudFormation that comes of it against the schema of every resource type, "
    "says "
    "for each mistake where it is and what would be right, and writes the template only when there is none. It checks "
    "JSON and YAML templates too, and evaluates plain Jsonnet as jsonnet does.";

constexpr Entry exit_statuses[] = {
    {"0", "Done; no finding at or above --fail-on."},
    {"1", "There are findings at or above --fail-on; nothing was written."},
    {"2", "Wrong usage or configuration."},
    {"3", "The Jsonnet failed: syntax, evaluation, import, or a limit."},
    {"4", "A file could not be read or written."},
};
constexpr Entry exit_statuses_of_eval[] = {{"0", "Evaluated and written."}, {"1", "Any failure."}};

constexpr Entry environment[] = {
    {"JSONNET_PATH",
     "Folders that are searched for imports after those of -J, with colons between them, the first one first."},
    {"NO_COLOR", "Where it is set and not empty, text is not coloured unless --color says so."},
    {"CFNSONNET_SCHEMA",
     "The schema to use: \"embedded\" is the one inside of the program, anything else the file of one."},
    {"XDG_CACHE_HOME", "The folder of the cache, if it is not ~/.cache."},
};

constexpr Entry files[] = {
    {".cfnsonnet.yaml, .cfnlintrc",
     "Settings of a project: the folder closest to a template that has one of them decides. "
     "cfnsonnet-config(1) shows what holds."},
    {"~/.cache/cfnsonnet/schema.bin", "The schema that cfnsonnet schema update made."},
};

// --- Text of roff --------------------------------------------------------------------------------

/// Text as it is: a dash is one that can be copied, and nothing is a request or an escape.
std::string escape(std::string_view text) {
  std::string out;
  if (text.starts_with('.') || text.starts_with('\'')) out += "\\&";
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\e"; break;
      case '/': out += "/\\:"; break;  // An address may be longer than a line.
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      default: out += c;
    }
  }
  return out;
}

std::string bold(std::string_view text) { return fmt::format("\\fB{}\\fR", escape(text)); }
std::string italic(std::string_view text) { return fmt::format("\\fI{}\\fR", escape(text)); }
std::string section(std::string_view title) { return fmt::format(".SH {}\n", title); }
std::string entry(std::string_view head, std::string_view text) {
  return fmt::format(".TP\n{}\n{}\n", head, escape(text));
}

template <typename Entries>
std::string entries(std::string_view title, const Entries& list) {
  std::string out = section(title);
  for (const Entry& one : list) out += entry(bold(one.name), one.text);
  return out;
}

// --- Parts of a page -----------------------------------------------------------------------------

/// "cfnsonnet schema update", with another character between the words.
std::string full_name(const CLI::App& command, char between) {
  const CLI::App* parent = command.get_parent();
  return parent ? full_name(*parent, between) + between + command.get_name() : command.get_name();
}

std::vector<const CLI::App*> commands_below(const CLI::App& command) {
  return command.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); });
}

std::string argument(const CLI::Option& option) {
  const std::string name = italic(option.get_name(true)) + (option.get_expected_max() > 1 ? " ..." : "");
  return option.get_required() ? name : '[' + name + ']';
}

std::string synopsis(const CLI::App& command) {
  std::string out = section("SYNOPSIS") + bold(full_name(command, ' ')) + " [" + italic("options") + ']';
  for (const CLI::Option* option : command.get_options())
    if (option->get_positional()) out += ' ' + argument(*option);
  out += '\n';
  if (commands_below(command).empty()) return out;
  return out + ".br\n" + bold(full_name(command, ' ')) + ' ' + italic("command") + " ...\n";
}

std::string description(const CLI::App& command) {
  std::string out = section("DESCRIPTION");
  out += escape(command.get_parent() ? command.get_description() + '.' : std::string(about_the_program)) + '\n';
  for (const CLI::Option* option : command.get_options())
    if (option->get_positional()) out += entry(italic(option->get_name(true)), describe(*option));
  return out;
}

std::string commands(const CLI::App& command) {
  if (commands_below(command).empty()) return {};
  std::string out = section("COMMANDS");
  for (const CLI::App* below : commands_below(command))
    out += entry(bold(below->get_name()), below->get_description() + '.');
  return out;
}

std::string flag(const CLI::Option& option) {
  std::string names;
  for (const std::string& name : option.get_snames()) names += (names.empty() ? "" : ", ") + bold('-' + name);
  for (const std::string& name : option.get_lnames()) names += (names.empty() ? "" : ", ") + bold("--" + name);
  const std::string value = describe_value(option);
  return value.empty() ? names : names + ' ' + italic(value);
}

std::string flags(const CLI::App& command) {
  std::string out = section("OPTIONS");
  for (const std::string& group : command.get_groups()) {
    std::string list;
    for (const CLI::Option* option : command.get_options())
      if (!option->get_positional() && option->get_group() == group)
        list += entry(flag(*option), describe(*option) + '.');
    if (list.empty() || group.empty()) continue;
    if (group != "Options") out += fmt::format(".SS {}\n", group);
    out += list;
  }
  return out;
}

std::string examples(const CLI::App& command) {
  std::string out = section("EXAMPLES");
  std::string_view paragraph;
  for (const Example& example : examples_of(command)) {
    out += fmt::format("{}{}\n.PP\n.in +4n\n.EX\n{}\n.EE\n.in\n", paragraph, escape(example.effect),
                       escape(example.command));
    paragraph = ".PP\n";
  }
  return out;
}

std::string see_also(const CLI::App& command) {
  std::vector<std::string> names;
  if (const CLI::App* parent = command.get_parent()) names.push_back(full_name(*parent, '-'));
  for (const CLI::App* below : commands_below(command)) names.push_back(full_name(*below, '-'));
  std::ranges::sort(names);
  std::string out = section("SEE ALSO");
  for (const std::string& name : names)
    out += fmt::format("{}\\%{}(1)", &name == &names.front() ? "" : ",\n", bold(name));
  return out + '\n';
}

}  // namespace

ManualPage manual_page(const CLI::App& command) {
  const bool is_program = !command.get_parent();
  const std::string name = full_name(command, '-');
  std::string title = name;
  std::ranges::transform(title, title.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  std::string summary = command.get_description();
  if (summary.ends_with('.')) summary.pop_back();
  std::string text = fmt::format(".TH {} 1 \"\" \"cfnsonnet {}\" \"User Commands\"\n.ad l\n", escape(title),
                                 CFNSONNET_VERSION);
  text += section("NAME") + fmt::format("{} \\- {}\n", escape(name), escape(summary));
  text += synopsis(command) + description(command) + commands(command) + flags(command);
  text += entries("EXIT STATUS", command.get_name() == "eval" ? std::span<const Entry>(exit_statuses_of_eval)
                                                              : std::span<const Entry>(exit_statuses));
  if (is_program) text += entries("ENVIRONMENT", environment) + entries("FILES", files);
  return {name, text + examples(command) + see_also(command)};
}

std::vector<ManualPage> manual_pages(const CLI::App& command) {
  std::vector<ManualPage> pages{manual_page(command)};
  for (const CLI::App* below : commands_below(command))
    for (ManualPage& page : manual_pages(*below)) pages.push_back(std::move(page));
  return pages;
}

}  // namespace cfnsonnet::cli
