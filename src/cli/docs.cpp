// `cfnsonnet docs FILE`: a page in Markdown about a template, for a wiki.
#include <filesystem>
#include <memory>

#include <CLI/App.hpp>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/one_template.h"
#include "cli/value_kind.h"
#include "describe/page.h"

namespace cfnsonnet::cli {

void add_docs(CLI::App& command, int& status) {
  struct Flags : OneTemplate {
    std::string title, format = "markdown";
  };
  const auto flags = std::make_shared<Flags>();
  command.add_option("--title", flags->title, "The heading (default: the name of the file)")->type_name("TEXT");
  add_format_flag(command, flags->format, "markdown, or json: docs/reports.md says what is in it",
                  {"markdown", "json"});
  add_one_template(command, flags, status, [flags](const Template& model, const CompileResult& result, int&) {
    const std::filesystem::path file = flags->jsonnet.inputs_are_code ? "template" : flags->jsonnet.inputs.front();
    const auto write = flags->format == "json" ? describe::write_page_json : describe::write_page;
    return std::optional(write(model, result.findings, flags->title.empty() ? file.stem().string() : flags->title));
  });
  add_examples(command, {{"cfnsonnet docs template.jsonnet --tla-str environment=prod -o network.md",
                          "Write the page of one stack."},
                         {"cfnsonnet docs --title 'Orders, in Frankfurt' stacks/queue.yaml",
                          "Write it to standard output, under a heading of its own."}});
}

}  // namespace cfnsonnet::cli
