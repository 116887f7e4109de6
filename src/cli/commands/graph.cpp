// `cfnsonnet graph FILE`: the resources of a template and what refers to what, in Mermaid, DOT, SVG or JSON.
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/commands/command.h"
#include "cli/flags/value_kind.h"
#include "cli/output/graphviz.h"
#include "cli/run/described.h"
#include "cli/shell/help.h"
#include "describe/graph.h"

namespace cfnsonnet::cli {

Work add_graph(CLI::App& command) {
  struct Flags : Described {
    std::string format = "mermaid";
  };
  const auto flags = std::make_shared<Flags>();
  add_format_flag(command, flags->format,
                  "mermaid, which GitLab and GitHub draw; dot, for Graphviz; svg, drawn by Graphviz's dot; json",
                  {"mermaid", "dot", "svg", "json"});
  Flags& run = *flags;  // Lives as long as what it holds.
  run.ending = [&run] { return run.format == "mermaid" ? ".md" : "." + run.format; };
  run.write = [&run](const Template& model, const project::Input&,
                     const CompileResult& result) -> tl::expected<std::string, Failure> {
    const describe::Graph graph = describe::graph_of(model, result.findings);
    if (run.format == "mermaid") return describe::write_mermaid(graph);
    if (run.format == "json") return describe::write_graph_json(graph);
    const std::string dot = describe::write_dot(graph);
    if (run.format == "dot") return dot;
    auto svg = draw_svg(dot);
    if (!svg) return failure(Status::file, std::move(svg.error()));
    return std::move(*svg);
  };
  add_examples(command, {{"cfnsonnet graph template.jsonnet --format svg -o network.svg", "Draw a picture."},
                         {"cfnsonnet graph stacks/queue.yaml >> notes.md",
                          "Add a graph to a page, which GitLab and GitHub draw."}});
  return add_described(command, flags);
}

}  // namespace cfnsonnet::cli
