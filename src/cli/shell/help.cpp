// CLI11 keeps one text that ends a help, the footer. Here it holds the examples, two lines each, and what writes help
// or a manual page lays them out.
#include "cli/shell/help.h"

#include <sstream>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Formatter.hpp>

#include "cli/flags/value_kind.h"

namespace cfnsonnet::cli {
namespace {

/// "--fix" as a person names it, without its short form.
std::string name_of(const CLI::Option& option) { return option.get_name(false, false); }

std::string names_of(const std::set<CLI::Option*>& options) {
  std::vector<std::string> names;
  for (const CLI::Option* option : options) names.push_back(name_of(*option));
  std::ranges::sort(names);  // The set is ordered by addresses.
  return CLI::detail::join(names, ", ");
}

class HelpFormatter : public CLI::Formatter {
 public:
  /// Says how often an argument may stand by "..." alone, whatever count CLI11 was told.
  std::string make_option_usage(const CLI::Option* option) const override {
    const std::string text = make_option_name(option, true) + (option->get_expected_max() > 1 ? "..." : "");
    return option->get_required() ? text : '[' + text + ']';
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_positional()) return option->get_expected_max() > 1 ? " ..." : "";
    const std::string value = describe_value(*option);
    return value.empty() ? value : ' ' + value;
  }
  std::string make_option_desc(const CLI::Option* option) const override { return describe(*option); }
  std::string make_footer(const CLI::App* command) const override {
    std::string text = "Examples:\n";
    for (const Example& example : examples_of(*command))
      text += fmt::format("  {}\n      {}\n", example.command, example.effect);
    return text;
  }
};

}  // namespace

void add_examples(CLI::App& command, std::initializer_list<Example> examples) {
  std::string text;
  for (const Example& example : examples) text += example.command + '\n' + example.effect + '\n';
  command.footer(text);
}

std::vector<Example> examples_of(const CLI::App& command) {
  std::istringstream text(command.get_footer());
  std::vector<Example> examples;
  for (Example example; std::getline(text, example.command) && std::getline(text, example.effect);)
    examples.push_back(example);
  return examples;
}

std::string describe(const CLI::Option& option) {
  std::string text = option.get_description();
  std::string standard = option.get_default_str();
  if (standard.starts_with('[')) standard = standard.substr(1, standard.size() - 2);  // a list's
  if (!standard.empty()) text += fmt::format(" (default: {})", standard);
  if (!option.get_needs().empty()) text += fmt::format(" (needs {})", names_of(option.get_needs()));
  if (!option.get_excludes().empty()) text += fmt::format(" (not with {})", names_of(option.get_excludes()));
  return text;
}

std::string describe_value(const CLI::Option& option) {
  const std::string name = value_kind_of(option).name;
  return name.empty() || option.get_expected_max() == 1 ? name : name + "...";
}

std::shared_ptr<CLI::FormatterBase> make_help_formatter() { return std::make_shared<HelpFormatter>(); }

}  // namespace cfnsonnet::cli
