// `cfnsonnet explain E3002`: what a rule checks and why, with a wrong and a right example.
#include <deque>
#include <memory>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands/command.h"
#include "cli/ending.h"
#include "cli/flags/value_kind.h"
#include "cli/output/standard_output.h"
#include "cli/shell/help.h"
#include "names/nearest.h"
#include "rules/findings/findings.h"
#include "rules/registry/custom_rules.h"
#include "rules/registry/markdown.h"

namespace cfnsonnet::cli {

using nlohmann::ordered_json;

namespace {

ordered_json as_json(const rules::Rule& rule) {
  ordered_json out{{"id", rule.id},
                   {"level", rules::level_name(rule.level)},
                   {"subject", rule.subject},
                   {"title", rule.title},
                   {"url", rule.url}};
  if (const auto text = rules::explanation(rule.id)) {
    out["what"] = text->what;
    out["why"] = text->why;
    out["wrong"] = text->wrong;
    out["right"] = text->right;
    out["language"] = text->language;
  }
  return out;
}

/// The rules of those names; a name that is none throws.
std::vector<rules::Rule> rules_of(const std::vector<std::string>& ids, std::deque<std::string>& titles) {
  std::vector<rules::Rule> found;
  for (const std::string& id : ids) {
    if (const rules::Rule* rule = rules::find_rule(id)) {
      found.push_back(*rule);
    } else if (rules::is_custom_rule(id)) {
      titles.push_back(
          fmt::format("A rule of your own: line {} of the file of --custom-rules", std::stoul(id.substr(1)) - 9000));
      found.push_back({id, id.front() == 'W' ? Level::warning : Level::error, "custom", titles.back(), ""});
    } else {
      std::vector<std::string_view> known;
      for (const rules::Rule& one : rules::all_rules()) known.push_back(one.id);
      throw CLI::ValidationError(fmt::format("there is no rule \"{}\"{}", id, did_you_mean(id, known)));
    }
  }
  return found;
}

}  // namespace

Work add_explain(CLI::App& command) {
  struct Flags {
    std::vector<std::string> ids;
    std::string format = "text";
  };
  const auto flags = std::make_shared<Flags>();
  command.add_option("RULE", flags->ids, "Rules, such as E3002")->required()->type_name("RULE");
  add_format_flag(command, flags->format, "text, or json: docs/reports.md says what is in it", {"text", "json"});
  add_examples(command, {{"cfnsonnet explain E3002", "Explain a rule that a finding names."},
                         {"cfnsonnet explain E3002 W2001", "Explain several."}});
  return [flags]() -> Ending {
    std::deque<std::string> titles;
    std::string text;
    ordered_json list = ordered_json::array();
    for (const rules::Rule& rule : rules_of(flags->ids, titles)) {
      list.push_back(as_json(rule));
      text += (text.empty() ? "" : "\n") +
              (rule.subject == "custom" ? fmt::format("{}: {}\n", rule.id, rule.title) : rules::as_text(rule));
    }
    return write_standard_output(flags->format == "json" ? list.dump(2) + '\n' : text) ? Status::done : Status::file;
  };
}

}  // namespace cfnsonnet::cli
