// `cfnsonnet rules`: lists the rules, for people, or as JSON for programs.
#include <memory>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/ending.h"
#include "cli/help.h"
#include "cli/standard_output.h"
#include "cli/value_kind.h"
#include "rules/markdown.h"
#include "rules/rule.h"

namespace cfnsonnet::cli {
namespace {

std::string as_text() {
  std::string text;
  for (const rules::Rule& rule : rules::all_rules())
    text += fmt::format("{}  {:<7}  {:<10}  {}\n", rule.id, rules::level_name(rule.level), rule.subject, rule.title);
  return text;
}

std::string as_json() {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const rules::Rule& rule : rules::all_rules()) {
    list.push_back({{"id", rule.id},
                    {"level", rules::level_name(rule.level)},
                    {"subject", rule.subject},
                    {"title", rule.title},
                    {"url", rule.url}});
  }
  return list.dump(2) + '\n';
}

}  // namespace

Work add_rules(CLI::App& command) {
  const auto format = std::make_shared<std::string>("text");
  add_format_flag(command, *format, "text, json, or markdown: all explanations, as in docs/rules.md",
                  {"text", "json", "markdown"});
  add_examples(command, {{"cfnsonnet rules | grep Lambda", "Find the rules about something."},
                         {"cfnsonnet rules --format json | jq -r '.[].id'", "List identifiers, for a program."}});
  return [format]() -> Ending {
    const std::string text = *format == "json"       ? as_json()
                             : *format == "markdown" ? rules::all_as_markdown()
                                                     : as_text();
    return write_standard_output(text) ? Status::done : Status::file;
  };
}

}  // namespace cfnsonnet::cli
