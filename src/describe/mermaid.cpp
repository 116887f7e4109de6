// Names come from a template, which is untrusted: in a label, whatever is no letter, digit or plain mark is written as
// the entity code of Mermaid, "#35;", so that nothing of it is read as syntax, HTML or a link.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "describe/graph.h"
#include "document/text.h"

namespace cfnsonnet::describe {
namespace {

bool is_plain(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == ':' ||
         c == '-' || c == '_' || c == '.';
}

std::string label(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const document::CodePoint code_point = document::decode_utf8(text, at);
    if (code_point.length == 0) {
      out += "#65533;";  // U+FFFD, for what is no UTF-8.
      ++at;
      continue;
    }
    out += is_plain(code_point.value) ? std::string(text.substr(at, code_point.length))
                                      : fmt::format("#{};", static_cast<unsigned>(code_point.value));
    at += code_point.length;
  }
  return out;
}

std::string_view class_of(const std::optional<Level>& worst) {
  if (!worst) return "";
  switch (*worst) {
    case Level::info: return ":::info";
    case Level::warning: return ":::warning";
    case Level::error: break;
  }
  return ":::error";
}

}  // namespace

std::string write_mermaid(const Graph& graph) {
  std::string out = "flowchart LR\n";
  std::size_t number = 0;
  for (const Graph::Group& group : graph.groups()) {
    out += fmt::format("  subgraph s{}[\"{}\"]\n", number++, label(group.service));
    for (const std::size_t i : group.nodes) {
      const Graph::Node& node = graph.nodes[i];
      out += fmt::format("    r{}[\"{}<br/>{}\"]{}\n", i, label(node.name), label(node.type), class_of(node.worst));
    }
    out += "  end\n";
  }
  for (const Graph::Edge& edge : graph.edges)
    out += fmt::format("  r{} {} r{}\n", edge.from, edge.by_value ? "-->" : "-.->", edge.to);
  return out +
         "  classDef error stroke:#c00,stroke-width:3px\n"
         "  classDef warning stroke:#e80,stroke-width:3px\n"
         "  classDef info stroke:#06c,stroke-width:3px\n";
}

}  // namespace cfnsonnet::describe
