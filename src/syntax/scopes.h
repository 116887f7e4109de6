// Which name means what: the variables of a text, what binds them and what reads them.
//
// A result beside the tree, for any tree: what an error leaves out binds and reads nothing.
// https://jsonnet.org/ref/spec.html#static_analysis
#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "syntax/tree.h"

namespace cfnsonnet::syntax {

/// A variable, by its place in the list of them.
using BinderId = std::uint32_t;
inline constexpr BinderId no_binder = 0xFFFF'FFFF;   ///< Nothing binds the name.
inline constexpr BinderId global_std = 0xFFFF'FFFE;  ///< It is `std`, and no variable of that name is in scope.

struct Binder {
  NodeId node = 0;  ///< A bind (of `local`, or of an object), a parameter or a for_clause.
  Span name;
  bool is_used = false;
  bool is_value = false;  ///< Used as more than what is called.
};

class Scopes {
 public:
  [[nodiscard]] std::span<const Binder> binders() const { return binders_; }

  /// Of a `name`: what it reads, a place in `binders` or one of the two above. Of a bind, a parameter or a for_clause:
  /// its own.
  [[nodiscard]] BinderId binder_of(NodeId node) const {
    return Tree::is_listed(node) ? links_[node] : reads_[Tree::name_index(node)];
  }

  /// Whether an object has anything that depends on it: a local of its own or in a value of its fields, self, super, or
  /// a `$` that means it.
  [[nodiscard]] bool is_scope(NodeId object) const { return !links_.empty() && links_[object] != 0; }

  /// Unknown variables, names that are bound twice, self, super and `$` outside of objects; by place.
  [[nodiscard]] std::span<const Error> errors() const { return errors_; }

 private:
  friend class ScopeWalk;
  explicit Scopes(std::pmr::memory_resource* memory) : links_(memory), reads_(memory), binders_(memory) {}

  std::pmr::vector<std::uint32_t>
      links_;  // By node: a BinderId, or of objects whether it is a scope. Empty where there are no names.
  std::pmr::vector<BinderId> reads_;  // By the number of a `name`.
  std::pmr::vector<Binder> binders_;
  std::vector<Error> errors_;
};

/// @param memory  Of the result's lists. What it throws goes to the caller.
[[nodiscard]] Scopes resolve(const Tree& tree, std::pmr::memory_resource* memory = std::pmr::get_default_resource());

}  // namespace cfnsonnet::syntax
