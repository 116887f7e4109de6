#include <string>
#include <string_view>

#include <fmt/format.h>

#include "describe/graph.h"
#include "report/printable.h"

namespace cfnsonnet::describe {
namespace {

/// The inside of a quoted string; "\n" in the result is DOT's.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : report::printable(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string_view color_of(const std::optional<Level>& worst) {
  if (!worst) return "";
  switch (*worst) {
    case Level::info: return ", color=\"#0066cc\", penwidth=3";
    case Level::warning: return ", color=\"#ee8800\", penwidth=3";
    case Level::error: break;
  }
  return ", color=\"#cc0000\", penwidth=3";
}

}  // namespace

std::string write_dot(const Graph& graph) {
  std::string out =
      "digraph stack {\n  rankdir=LR\n  node [shape=box, fontname=\"sans-serif\"]\n  graph [fontname=\"sans-serif\"]\n";
  std::size_t number = 0;
  for (const Graph::Group& group : graph.groups()) {
    out += fmt::format("  subgraph cluster_{} {{\n    label=\"{}\"\n", number++, escaped(group.service));
    for (const std::size_t i : group.nodes) {
      const Graph::Node& node = graph.nodes[i];
      out += fmt::format("    r{} [label=\"{}\\n{}\"{}]\n", i, escaped(node.name), escaped(node.type),
                         color_of(node.worst));
    }
    out += "  }\n";
  }
  for (const Graph::Edge& edge : graph.edges)
    out += fmt::format("  r{} -> r{}{}\n", edge.from, edge.to, edge.by_value ? "" : " [style=dashed]");
  return out + "}\n";
}

}  // namespace cfnsonnet::describe
