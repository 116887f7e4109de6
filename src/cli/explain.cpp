// `cfnsonnet explain E3002`: what a rule checks and why, with a wrong and a right example.
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/standard_output.h"
#include "rules/findings.h"
#include "rules/markdown.h"

namespace cfnsonnet::cli {

void add_explain(CLI::App& command, int& status) {
  const auto ids = std::make_shared<std::vector<std::string>>();
  command.add_option("RULE", *ids, "Rules, such as E3002")->required()->type_name("RULE");
  add_examples(command, {{"cfnsonnet explain E3002", "Explain a rule that a finding names."},
                         {"cfnsonnet explain E3002 W2001", "Explain several."}});
  command.callback([ids, &status] {
    std::string text;
    for (const std::string& id : *ids) {
      const rules::Rule* rule = rules::find_rule(id);
      if (!rule) {
        std::vector<std::string_view> known;
        for (const rules::Rule& one : rules::all_rules()) known.push_back(one.id);
        throw CLI::ValidationError(fmt::format("there is no rule \"{}\"{}", id, rules::did_you_mean(id, known)));
      }
      if (!text.empty()) text += '\n';
      text += rules::as_text(*rule);
    }
    status = write_standard_output(text) ? exit_status::done : exit_status::file;
  });
}

}  // namespace cfnsonnet::cli
