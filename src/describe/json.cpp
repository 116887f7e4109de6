// The page and the graph for programs; docs/reports.md says what is in them. What is no UTF-8 becomes U+FFFD.
#include <string>

#include <nlohmann/json.hpp>

#include "cfnsonnet/report.h"
#include "describe/expression.h"
#include "describe/graph.h"
#include "describe/page.h"
#include "report/printable.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::describe {
namespace {

using document::Node;
using nlohmann::ordered_json;

std::string written(const ordered_json& value) {
  return report::printable_json(value.dump(2, ' ', false, ordered_json::error_handler_t::replace)) + '\n';
}

/// A member's value, as the page shows it; nothing where there is none.
void add(ordered_json& out, const char* name, const Node& body, std::string_view member) {
  if (const Node* found = body.find(member))
    out[name] = found->is_string() ? std::string(found->text) : expression(*found);
}

ordered_json parameters_of(const Template& model) {
  ordered_json list = ordered_json::array();
  for (const Parameter& each : model.parameters()) {
    ordered_json one{{"name", each.name()}, {"type", each.type()}};
    const Node* hidden = each.body().find("NoEcho");
    const bool is_secret = hidden && (hidden->boolean || hidden->is_string("true"));
    if (is_secret) {
      one["noEcho"] = true;
    } else {
      add(one, "default", each.body(), "Default");
    }
    constexpr std::pair<const char*, std::string_view> rest[] = {
        {"allowedValues", "AllowedValues"}, {"allowedPattern", "AllowedPattern"},
        {"minLength", "MinLength"},         {"maxLength", "MaxLength"},
        {"minValue", "MinValue"},           {"maxValue", "MaxValue"},
        {"description", "Description"}};
    for (const auto& [name, member] : rest) add(one, name, each.body(), member);
    list.push_back(std::move(one));
  }
  return list;
}

ordered_json resources_of(const Template& model, const Graph& graph) {
  ordered_json list = ordered_json::array();
  for (const Resource& each : model.resources()) {
    ordered_json one{{"name", each.name()}, {"type", each.type()}};
    if (!each.condition().empty()) one["condition"] = each.condition();
    one["needs"] = ordered_json::array();
    list.push_back(std::move(one));
  }
  for (const Graph::Edge& edge : graph.edges) list[edge.from]["needs"].push_back(graph.nodes[edge.to].name);
  return list;
}

ordered_json outputs_of(const Template& model) {
  ordered_json list = ordered_json::array();
  for (const Entry& each : model.outputs()) {
    ordered_json one{{"name", each.name()}};
    add(one, "value", each.body(), "Value");
    if (const Node* exported = each.body().find("Export")) add(one, "export", *exported, "Name");
    add(one, "description", each.body(), "Description");
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

std::string write_page_json(const Template& model, std::span<const Finding> findings, std::string_view title) {
  ordered_json out{{"title", title}};
  add(out, "description", model.root(), "Description");
  out["parameters"] = parameters_of(model);
  out["conditions"] = ordered_json::array();
  for (const Entry& each : model.conditions())
    out["conditions"].push_back({{"name", each.name()}, {"holdsIf", expression(each.body())}});
  out["resources"] = resources_of(model, graph_of(model, findings));
  out["outputs"] = outputs_of(model);
  out["findings"] = ordered_json::parse(report::find_format("json")->write(findings, {}))["findings"];
  return written(out);
}

std::string write_graph_json(const Graph& graph) {
  ordered_json nodes = ordered_json::array(), edges = ordered_json::array();
  for (const Graph::Node& node : graph.nodes) {
    ordered_json one{{"name", node.name}, {"type", node.type}};
    if (node.worst) one["worst"] = rules::level_name(*node.worst);
    nodes.push_back(std::move(one));
  }
  for (const Graph::Edge& edge : graph.edges)
    edges.push_back({{"from", graph.nodes[edge.from].name},
                     {"to", graph.nodes[edge.to].name},
                     {"by", edge.by_value ? "value" : "DependsOn"}});
  return written({{"nodes", std::move(nodes)}, {"edges", std::move(edges)}});
}

}  // namespace cfnsonnet::describe
