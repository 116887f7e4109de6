#include "rules/registry/markdown.h"

#include <fmt/format.h>

namespace cfnsonnet::rules {
namespace {

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    out += line.empty() ? "\n" : fmt::format("    {}\n", line);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

}  // namespace

std::string as_text(const Rule& rule) {
  std::string text = fmt::format("{}: {} ({})\n", rule.id, rule.title, level_name(rule.level));
  if (const auto explained = explanation(rule.id)) {
    text += fmt::format("\n{}\n", explained->what);
    if (!explained->why.empty()) text += fmt::format("\n{}\n", explained->why);
    if (!explained->wrong.empty())
      text += fmt::format("\nWrong:\n\n{}\nRight:\n\n{}", indented(explained->wrong), indented(explained->right));
  }
  return text + fmt::format("\n{}\n", rule.url);
}

std::string as_markdown(std::span<const Rule> rules) {
  std::string text =
      "# Rules\n\n"
      "Generated from src/rules/explain/ by `cfnsonnet rules --format markdown`; do not "
      "edit.\n\n"
      "Identifiers are cfn-lint's where the check is the same. Those that start with J are only here. Those of the "
      "level info "
      "speak where they are asked for: `--include I` reports them all, `--include I3042` one.\n\n"
      "| rule | level | subject | what it says |\n|---|---|---|---|\n";
  for (const Rule& rule : rules)
    text += fmt::format(
        "| [{0}](#{1}) | {2} | {3} | {4} |\n", rule.id,
        [&] {
          std::string anchor(rule.id);
          anchor[0] = static_cast<char>(anchor[0] + 32);
          return anchor;
        }(),
        level_name(rule.level), rule.subject, rule.title);
  for (const Rule& rule : rules) {
    text += fmt::format("\n## {}\n\n**{}** ({})\n", rule.id, rule.title, level_name(rule.level));
    if (const auto explained = explanation(rule.id)) {
      text += fmt::format("\n{}\n", explained->what);
      if (!explained->why.empty()) text += fmt::format("\n{}\n", explained->why);
      if (!explained->wrong.empty()) {
        text += fmt::format("\nWrong:\n\n```{0}\n{1}```\n\nRight:\n\n```{0}\n{2}```\n", explained->language,
                            explained->wrong, explained->right);
      }
    }
    text += fmt::format("\n<{}>\n", rule.url);
  }
  return text;
}

}  // namespace cfnsonnet::rules
