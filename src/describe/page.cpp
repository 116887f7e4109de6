#include "describe/page.h"

#include <algorithm>

#include <fmt/format.h>

#include "cfnsonnet/report.h"
#include "describe/expression.h"
#include "describe/graph.h"
#include "report/markdown_text.h"

namespace cfnsonnet::describe {
namespace {

using document::Node;
using report::markdown;
using report::markdown_code;

// GitLab and GitHub do not draw a larger graph: https://mermaid.js.org/config/schema-docs/config.html#maxedges
constexpr std::size_t most_edges = 500;
constexpr std::size_t most_bytes = 50'000;

/// A member's value as code; strings without quotes.
std::string value(const Node& body, std::string_view name) {
  const Node* found = body.find(name);
  if (!found) return {};
  return markdown_code(found->is_string() ? std::string(found->text) : expression(*found));
}

std::string prose(const Node& body, std::string_view name) {
  const Node* found = body.find(name);
  return found && found->is_string() ? markdown(found->text) : std::string();
}

/// What a parameter may be besides its type.
std::string bounds(const Node& parameter) {
  std::string out;
  constexpr std::string_view names[] = {"AllowedValues", "AllowedPattern", "MinLength",
                                        "MaxLength",     "MinValue",       "MaxValue"};
  for (const std::string_view name : names)
    if (const std::string text = value(parameter, name); !text.empty())
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name, text);
  return out;
}

std::string parameters(const Template& model) {
  if (model.parameters().empty()) return {};
  std::string out = "\n## Parameters\n\n| parameter | type | default | bounds | description |\n|---|---|---|---|---|\n";
  for (const Parameter& each : model.parameters()) {
    const Node* hidden = each.body().find("NoEcho");
    const bool is_secret = hidden && (hidden->boolean || hidden->is_string("true"));
    const bool has_default = each.body().find("Default") != nullptr;
    out += fmt::format("| {} | {} | {} | {} | {} |\n", markdown_code(each.name()), markdown_code(each.type()),
                       is_secret && has_default ? "hidden" : value(each.body(), "Default"), bounds(each.body()),
                       prose(each.body(), "Description"));
  }
  return out;
}

std::string conditions(const Template& model) {
  if (model.conditions().empty()) return {};
  std::string out = "\n## Conditions\n\n| condition | holds if |\n|---|---|\n";
  for (const Entry& each : model.conditions())
    out += fmt::format("| {} | {} |\n", markdown_code(each.name()), markdown_code(expression(each.body())));
  return out;
}

std::string resources(const Template& model, const Graph& graph) {
  if (model.resources().empty()) return {};
  std::vector<std::string> needs(graph.nodes.size());
  for (const Graph::Edge& edge : graph.edges)
    needs[edge.from] += (needs[edge.from].empty() ? "" : ", ") + markdown_code(graph.nodes[edge.to].name);
  std::string out = "\n## Resources\n\n| resource | type | condition | needs |\n|---|---|---|---|\n";
  std::size_t index = 0;
  for (const Resource& each : model.resources())
    out += fmt::format("| {} | {} | {} | {} |\n", markdown_code(each.name()), markdown_code(each.type()),
                       markdown_code(each.condition()), needs[index++]);
  return out;
}

std::string outputs(const Template& model) {
  if (model.outputs().empty()) return {};
  std::string out = "\n## Outputs\n\n| output | value | export | description |\n|---|---|---|---|\n";
  for (const Entry& each : model.outputs()) {
    const Node* exported = each.body().find("Export");
    out += fmt::format("| {} | {} | {} | {} |\n", markdown_code(each.name()), value(each.body(), "Value"),
                       exported ? value(*exported, "Name") : std::string(), prose(each.body(), "Description"));
  }
  return out;
}

std::string drawing(const Graph& graph) {
  if (graph.nodes.empty()) return {};
  const std::string mermaid = write_mermaid(graph);
  if (graph.edges.size() > most_edges || mermaid.size() > most_bytes)
    return fmt::format(
        "\n## Graph\n\n{} resources and {} references are too many to be drawn here; `cfnsonnet graph --format svg` "
        "draws them.\n",
        graph.nodes.size(), graph.edges.size());
  return fmt::format(
      "\n## Graph\n\nAn arrow leads from a resource to one that it needs; dashed, where only DependsOn says "
      "so.\n\n```mermaid\n{}```\n",
      mermaid);
}

}  // namespace

std::string write_page(const Template& model, std::span<const Finding> findings, std::string_view title) {
  const Graph graph = graph_of(model, findings);
  std::string out = fmt::format("# {}\n", markdown(title));
  if (const std::string description = prose(model.root(), "Description"); !description.empty())
    out += '\n' + description + '\n';
  out += parameters(model) + conditions(model) + resources(model, graph) + outputs(model);
  out += "\n## Findings\n\n" + report::find_format("markdown")->write(findings, {});
  return out + drawing(graph);
}

}  // namespace cfnsonnet::describe
