// The resources of a template and what refers to what, as a graph, and the languages that draw it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cfnsonnet/finding.h"
#include "template/template.h"

namespace cfnsonnet::describe {

struct Graph {
  struct Node {
    std::string name;            ///< The logical ID.
    std::string type;            ///< "AWS::S3::Bucket"; empty where the template gives none.
    std::string service;         ///< "S3", "Custom": nodes are grouped by it.
    std::optional<Level> worst;  ///< Of the findings inside of the resource.
  };
  /// The resource `from` needs `to`: indices of nodes.
  struct Edge {
    std::size_t from;
    std::size_t to;
    bool by_value;  ///< By Ref, Fn::GetAtt or Fn::Sub; else only DependsOn says so.
  };
  std::vector<Node> nodes;  ///< In the order of the template.
  std::vector<Edge> edges;  ///< By `from`, then by `to`; one for each pair.

  /// The services, sorted, each with its nodes.
  struct Group {
    std::string service;
    std::vector<std::size_t> nodes;
  };
  [[nodiscard]] std::vector<Group> groups() const;
};

/// @param findings  Their paths begin at the template's root.
[[nodiscard]] Graph graph_of(const Template& model, std::span<const Finding> findings);

/// Mermaid, which GitLab and GitHub draw in Markdown: https://mermaid.js.org/syntax/flowchart.html
[[nodiscard]] std::string write_mermaid(const Graph& graph);
/// DOT, for Graphviz: https://graphviz.org/doc/info/lang.html
[[nodiscard]] std::string write_dot(const Graph& graph);
/// JSON, for programs.
[[nodiscard]] std::string write_graph_json(const Graph& graph);

}  // namespace cfnsonnet::describe
