// All schemas of all types as one graph: JSON with its keywords read and its references resolved, before it is packed.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schema/bundle.h"
#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

using NodeId = std::uint32_t;

struct DraftValue {
  Value::Kind kind = Value::Kind::null;
  std::string text;  ///< A string, or a number's shortest literal.
  double number = 0;
  bool boolean = false;
};

/// A constraint; which members count depends on the keyword's Argument.
struct Draft {
  Keyword keyword = Keyword::type;
  std::uint32_t word = 0;  ///< A count or a set of types.
  double number = 0;
  std::string text;  ///< A pattern or a text.
  std::vector<std::string> strings;
  std::vector<DraftValue> values;
  std::vector<NodeId> schemas;
  std::vector<std::pair<std::string, NodeId>> members;  ///< Sorted by name.
  std::vector<std::pair<std::string, std::vector<std::string>>> dependencies;
};

using GraphNode = std::vector<Draft>;  ///< In the order of the keywords.

struct GraphType {
  std::string name;
  NodeId schema = 0;
  std::vector<std::pair<std::string, NodeId>> attributes, definitions;  ///< Sorted by name.
  std::optional<NodeId> ref;
  std::array<std::vector<std::string>, 6> paths;  ///< In the order of format::TypeWord.
  LifecycleStatus lifecycle = LifecycleStatus::active;
  std::string lifecycle_date, tag_property;
};

struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<GraphType> types;  ///< Sorted by name.

  /// The nodes that a node's constraints refer to, in order.
  [[nodiscard]] std::vector<NodeId> children(NodeId node) const;
};

/// The names of the lists of paths in a normalised type, in the order of GraphType::paths.
inline constexpr std::string_view path_lists[] = {"primaryIdentifier",     "readOnly",  "writeOnly", "createOnly",
                                                  "conditionalCreateOnly", "deprecated"};

/// Reads normalised types; `files` says, for messages, which file a type comes from, where known.
[[nodiscard]] Expected<Graph> read_graph(const nlohmann::json& types, const std::map<std::string, std::string>& files);

/// For each node the number of its class: nodes are in one class exactly if they accept the same by the same words.
/// Found by refinement, not by comparing trees, because definitions may contain themselves: nodes start out equal if
/// their own words are, and are told apart as long as their children's classes differ.
[[nodiscard]] std::vector<std::uint32_t> equal_nodes(const Graph& graph);

}  // namespace cfnsonnet::schema
