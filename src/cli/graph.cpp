// `cfnsonnet graph FILE`: the resources of a template and what refers to what, in Mermaid, DOT, SVG or JSON.
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/command.h"
#include "cli/exit_status.h"
#include "cli/graphviz.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/one_template.h"
#include "cli/value_kind.h"
#include "describe/graph.h"

namespace cfnsonnet::cli {

void add_graph(CLI::App& command, int& status) {
  struct Flags : OneTemplate {
    std::string format = "mermaid";
  };
  const auto flags = std::make_shared<Flags>();
  add_format_flag(command, flags->format,
                  "mermaid, which GitLab and GitHub draw; dot, for Graphviz; svg, drawn by Graphviz's dot; json",
                  {"mermaid", "dot", "svg", "json"});
  add_one_template(
      command, flags, status,
      [flags](const Template& model, const CompileResult& result, int& failure) -> std::optional<std::string> {
        const describe::Graph graph = describe::graph_of(model, result.findings);
        if (flags->format == "mermaid") return describe::write_mermaid(graph);
        if (flags->format == "json") return describe::write_graph_json(graph);
        const std::string dot = describe::write_dot(graph);
        if (flags->format == "dot") return dot;
        auto svg = draw_svg(dot);
        if (svg) return std::move(*svg);
        say("{}", svg.error());
        failure = exit_status::file;
        return std::nullopt;
      });
  add_examples(command, {{"cfnsonnet graph template.jsonnet --format svg -o network.svg", "Draw a picture."},
                         {"cfnsonnet graph stacks/queue.yaml >> notes.md",
                          "Add a graph to a page, which GitLab and GitHub draw."}});
}

}  // namespace cfnsonnet::cli
