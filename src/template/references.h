// Who refers to whom: every Ref, Fn::GetAtt, Fn::Sub variable, DependsOn, condition and mapping that a template uses.
//
// Collected in one walk over the document; the rules that ask about use (unused parameters, cycles, obsolete DependsOn)
// read this list and walk no further.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "template/template.h"

namespace cfnsonnet {

enum class ReferenceKind : std::uint8_t {
  ref,            ///< {"Ref": "X"}
  get_att,        ///< {"Fn::GetAtt": ["X", "Arn"]}
  sub_ref,        ///< "${X}" in a Fn::Sub
  sub_get_att,    ///< "${X.Arn}" in a Fn::Sub
  depends_on,     ///< DependsOn of a resource
  use_condition,  ///< Condition of a resource or output, of a Fn::If, or {"Condition": "X"}
  use_mapping,    ///< The map of a Fn::FindInMap
};

struct Reference {
  ReferenceKind kind;
  std::string_view target;     ///< The name referred to.
  std::string_view attribute;  ///< For get_att and sub_get_att.
  const document::Node* node;  ///< The text that names it: the argument or the string.
  const document::Node* call;  ///< The call that it stands in; null for DependsOn and Condition.
  const Resource* resource;    ///< The resource in which it stands, or null.
  const Entry* output;         ///< The output in which it stands, or null.
};

class References {
 public:
  explicit References(const Template& model);
  /// What others use counts as used too: loops that are unrolled by now use what they go through.
  void add_uses(const References& others);
  [[nodiscard]] const std::vector<Reference>& all() const { return all_; }
  /// Whether a parameter (or resource) is referred to by Ref, Fn::GetAtt, Fn::Sub or a rule's functions.
  [[nodiscard]] bool uses_value(std::string_view name) const { return values_.contains(name); }
  [[nodiscard]] bool uses_condition(std::string_view name) const { return conditions_.contains(name); }
  [[nodiscard]] bool uses_mapping(std::string_view name) const { return mappings_.contains(name); }
  /// A Fn::FindInMap computes its map's name: any mapping may be used.
  [[nodiscard]] bool computes_mapping() const { return computes_mapping_; }

 private:
  friend class ReferenceCollector;
  std::vector<Reference> all_;
  std::unordered_set<std::string_view> values_;
  std::unordered_set<std::string_view> conditions_;
  std::unordered_set<std::string_view> mappings_;
  bool computes_mapping_ = false;
};

/// The edges between resources: from a resource to those that must exist before it, DependsOn and values alike.
/// Indices are those of Template::resources().
struct Dependency {
  std::size_t to;
  const Reference* reason;
};
[[nodiscard]] std::vector<std::vector<Dependency>> dependency_graph(const Template& model,
                                                                    const References& references);

}  // namespace cfnsonnet
