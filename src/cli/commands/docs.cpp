// `cfnsonnet docs FILE`: pages in Markdown about templates, for a wiki.
#include <memory>

#include <CLI/App.hpp>

#include "cli/commands/command.h"
#include "cli/flags/value_kind.h"
#include "cli/run/described.h"
#include "cli/shell/help.h"
#include "describe/page.h"

namespace cfnsonnet::cli {

Work add_docs(CLI::App& command) {
  struct Flags : Described {
    std::string title, format = "markdown";
  };
  const auto flags = std::make_shared<Flags>();
  command.add_option("--title", flags->title, "The heading (default: the name of the stack, or of the file)")
      ->type_name("TEXT");
  add_format_flag(command, flags->format, "markdown, or json: docs/reports.md says what is in it",
                  {"markdown", "json"});
  Flags& run = *flags;  // Lives as long as what it holds.
  run.ending = [&run] { return run.format == "json" ? ".json" : ".md"; };
  run.can_be_joined = [&run] { return run.format == "markdown"; };
  run.write = [&run](const Template& model, const project::Input& input, const CompileResult& result) {
    const auto write = run.format == "json" ? describe::write_page_json : describe::write_page;
    return write(model, result.findings, run.title.empty() ? title_of(input) : run.title);
  };
  add_examples(command, {{"cfnsonnet docs template.jsonnet --tla-str environment=prod -o network.md",
                          "Write the page of one template."},
                         {"cfnsonnet docs --output-folder wiki", "Write a page for each stack of the project."},
                         {"cfnsonnet docs --title 'Orders, in Frankfurt' stacks/queue.yaml",
                          "Write it to standard output, under a heading of its own."}});
  return add_described(command, flags);
}

}  // namespace cfnsonnet::cli
