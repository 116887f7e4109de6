// `cfnsonnet rules`: lists the rules, all or those about something, for people, or as JSON for programs.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Validators.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands/command.h"
#include "cli/ending.h"
#include "cli/flags/value_kind.h"
#include "cli/output/standard_output.h"
#include "cli/shell/help.h"
#include "emit/atomic_file.h"
#include "rules/registry/markdown.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::cli {
namespace {

using RuleList = std::vector<rules::Rule>;

/// Those about a subject; all where it is empty.
RuleList rules_about(std::string_view subject) {
  RuleList list;
  for (const rules::Rule& rule : rules::all_rules())
    if (subject.empty() || rule.subject == subject) list.push_back(rule);
  return list;
}

std::string as_text(const RuleList& list) {
  std::string text;
  for (const rules::Rule& rule : list)
    text += fmt::format("{}  {:<7}  {:<10}  {}\n", rule.id, rules::level_name(rule.level), rule.subject, rule.title);
  return text;
}

std::string as_json(const RuleList& list) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const rules::Rule& rule : list) {
    out.push_back({{"id", rule.id},
                   {"level", rules::level_name(rule.level)},
                   {"subject", rule.subject},
                   {"title", rule.title},
                   {"url", rule.url}});
  }
  return out.dump(2) + '\n';
}

Ending write_pages(const std::string& folder) {
  const std::vector<rules::MarkdownPage> pages = rules::markdown_pages();
  std::vector<emit::OutputFile> files;
  for (const rules::MarkdownPage& page : pages) files.push_back({std::filesystem::path(folder) / page.name, page.text});
  if (auto written = emit::write_files(files, {.create_parents = true}); !written)
    return failure(Status::file, std::move(written.error()));
  return Status::done;
}

std::vector<std::string> subject_names() {
  std::vector<std::string> names;
  for (const rules::Subject& subject : rules::subjects()) names.emplace_back(subject.name);
  return names;
}

}  // namespace

Work add_rules(CLI::App& command) {
  struct Flags {
    std::string format = "text";
    std::string subject, folder;
  };
  const auto flags = std::make_shared<Flags>();
  add_format_flag(command, flags->format, "text, json, or markdown: a table with links, as in docs/rules/README.md",
                  {"text", "json", "markdown"});
  CLI::Option* subject = command
                             .add_option("--subject", flags->subject,
                                         "Only rules about this: " + CLI::detail::join(subject_names(), ", "))
                             ->check(CLI::IsMember(subject_names()))
                             ->type_name("SUBJECT");
  command
      .add_option("--output-folder", flags->folder,
                  "Write all explanations to pages in this folder, in Markdown, as in docs/rules")
      ->type_name("DIR")
      ->excludes(subject);
  add_examples(command, {{"cfnsonnet rules --subject network", "Find the rules about something."},
                         {"cfnsonnet rules | grep Lambda", "Find those that name something."},
                         {"cfnsonnet rules --format json | jq -r '.[].id'", "List identifiers, for a program."},
                         {"cfnsonnet rules --output-folder rules", "Write all explanations, to read or to publish."}});
  return [flags]() -> Ending {
    if (!flags->folder.empty()) return write_pages(flags->folder);
    const RuleList list = rules_about(flags->subject);
    const std::string text = flags->format == "json"       ? as_json(list)
                             : flags->format == "markdown" ? rules::index_as_markdown(list)
                                                           : as_text(list);
    return write_standard_output(text) ? Status::done : Status::file;
  };
}

}  // namespace cfnsonnet::cli
