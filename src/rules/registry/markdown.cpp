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

namespace {

/// "E3" for E3002: the page that it is on.
std::string_view page_of(const Rule& rule) { return rule.id.substr(0, 2); }

std::string anchor_of(const Rule& rule) {
  std::string anchor(rule.id);
  anchor[0] = static_cast<char>(anchor[0] - 'A' + 'a');
  return anchor;
}

std::string section_of(const Rule& rule) {
  std::string text = fmt::format("\n## {}\n\n**{}** ({}, {})\n", rule.id, rule.title, level_name(rule.level),
                                 rule.subject);
  if (const auto explained = explanation(rule.id)) {
    text += fmt::format("\n{}\n", explained->what);
    if (!explained->why.empty()) text += fmt::format("\n{}\n", explained->why);
    if (!explained->wrong.empty()) {
      text += fmt::format("\nWrong:\n\n```{0}\n{1}```\n\nRight:\n\n```{0}\n{2}```\n", explained->language,
                          explained->wrong, explained->right);
    }
  }
  return text + fmt::format("\n<{}>\n", rule.url);
}

constexpr std::string_view
    generated = "Generated from src/rules/explain/ by `cfnsonnet rules --output-folder docs/rules`; do not edit.";

}  // namespace

std::string index_as_markdown(std::span<const Rule> rules) {
  std::string text = fmt::format("# Rules\n\n{}\n\n", generated);
  text +=
      "Identifiers are cfn-lint's where the check is the same. Those that start with J are only here. Those of the "
      "level info speak where they are asked for: `--include I` reports them all, `--include I3042` one.\n\n"
      "| subject | what it is about |\n|---|---|\n";
  for (const Subject& subject : subjects()) text += fmt::format("| {} | {} |\n", subject.name, subject.about);
  text += "\n| rule | level | subject | what it says |\n|---|---|---|---|\n";
  for (const Rule& rule : rules)
    text += fmt::format("| [{}]({}.md#{}) | {} | {} | {} |\n", rule.id, page_of(rule), anchor_of(rule),
                        level_name(rule.level), rule.subject, rule.title);
  return text;
}

std::vector<MarkdownPage> markdown_pages() {
  std::vector<MarkdownPage> pages = {{"README.md", index_as_markdown(all_rules())}};
  for (const Rule& rule : all_rules()) {
    const std::string name = fmt::format("{}.md", page_of(rule));
    if (pages.back().name != name)
      pages.push_back(
          {name, fmt::format("# Rules {0}000 to {0}999\n\n{1} [All rules](README.md)\n", page_of(rule), generated)});
    pages.back().text += section_of(rule);
  }
  return pages;
}

}  // namespace cfnsonnet::rules
