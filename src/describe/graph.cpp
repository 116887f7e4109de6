#include "describe/graph.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "template/references.h"

namespace cfnsonnet::describe {
namespace {

/// "AWS::S3::Bucket" is of S3, "Custom::Thing" of Custom, "Vendor::Product::Thing" of Vendor::Product.
std::string service_of(std::string_view type) {
  const std::size_t first = type.find("::");
  if (first == std::string_view::npos) return "other";
  const std::size_t second = type.find("::", first + 2);
  if (second == std::string_view::npos) return std::string(type.substr(0, first));
  return std::string(type.starts_with("AWS::") ? type.substr(first + 2, second - first - 2) : type.substr(0, second));
}

bool is_value(ReferenceKind kind) { return kind != ReferenceKind::depends_on; }

std::vector<Graph::Edge> edges_of(const Template& model) {
  const References references(model);
  const auto dependencies = dependency_graph(model, references);
  std::vector<Graph::Edge> edges;
  for (std::size_t from = 0; from < dependencies.size(); ++from) {
    std::map<std::size_t, bool> by_value;
    for (const Dependency& each : dependencies[from]) by_value[each.to] |= is_value(each.reason->kind);
    for (const auto& [to, value] : by_value) edges.push_back({from, to, value});
  }
  return edges;
}

/// The logical ID that a finding's path leads into, or "".
std::string_view resource_of(const Finding& finding) {
  if (finding.path.size() < 2) return {};
  const auto* section = std::get_if<std::string>(&finding.path[0]);
  const auto* name = std::get_if<std::string>(&finding.path[1]);
  return section && name && *section == "Resources" ? std::string_view(*name) : std::string_view();
}

}  // namespace

Graph graph_of(const Template& model, std::span<const Finding> findings) {
  std::map<std::string_view, Level> worst;
  for (const Finding& finding : findings) {
    const std::string_view name = resource_of(finding);
    if (name.empty()) continue;
    const auto found = worst.try_emplace(name, finding.level).first;
    found->second = std::max(found->second, finding.level);
  }
  Graph graph;
  for (const Resource& resource : model.resources()) {
    Graph::Node node{std::string(resource.name()), std::string(resource.type()), service_of(resource.type()), {}};
    if (const auto found = worst.find(resource.name()); found != worst.end()) node.worst = found->second;
    graph.nodes.push_back(std::move(node));
  }
  graph.edges = edges_of(model);
  return graph;
}

std::vector<Graph::Group> Graph::groups() const {
  std::map<std::string_view, Group> by_service;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Group& group = by_service[nodes[i].service];
    group.service = nodes[i].service;
    group.nodes.push_back(i);
  }
  std::vector<Group> groups;
  for (auto& [service, group] : by_service) groups.push_back(std::move(group));
  return groups;
}

}  // namespace cfnsonnet::describe
