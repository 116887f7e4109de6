// A Jsonnet text as a tree that keeps every byte of it, errors and all.
//
// The tree is flat lists: the tokens of the text, the nodes, the children of each node one after another, and the
// comments. A node is a run of tokens; parts of a node come before it in the list, so the last node is the file. What
// is written between two children (commas, colons, a keyword) is found among the node's own tokens. A literal, a name,
// `self` and `$` are their token and no more: they are in no list, and their NodeId is made of where the token is.
// Nothing is changed once the tree is made.
//
// What the children of a node are, in their order; `?` may be missing, `*` any number:
//
//   file                  expression, skipped?
//   literal, name, self, dollar, super_field
//                         none
//   super_index           expression                      super[e]
//   parenthesized         expression
//   array                 expression*
//   array_comprehension   expression, clauses             clauses: for_clause, then for_clause or if_clause, any number
//   object                field, object_local, object_assertion, any number and order
//   object_comprehension  the same, then clauses
//   field                 [expression], parameter*, expression     the first only where the first token is `[`
//   object_local          bind
//   object_assertion      expression, expression?
//   bind                  parameter*, expression
//   parameter             expression?
//   function              parameter*, expression
//   call                  expression, expression*, named_argument*
//   named_argument        expression
//   index                 expression, expression
//   slice                 expression, three of expression or omitted
//   field_access          expression                      its name is the last token
//   binary, apply         expression, expression          apply: `a { … }`
//   in_super              expression
//   unary, error, import  expression                      the first token says which
//   local                 bind, bind*, expression
//   assertion             expression, expression?, expression
//   conditional           expression, expression, expression?
//   for_clause, if_clause expression
//
// `missing` stands, without a token, where an expression was expected and none was found; `skipped` holds tokens that
// fit nowhere, and may stand among the children of any node. A text without errors has neither.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/list.h"
#include "syntax/token.h"
#include "syntax/token_list.h"

namespace cfnsonnet::syntax {

enum class NodeKind : std::uint8_t {
  file,
  literal,
  name,
  self,
  dollar,
  super_field,
  super_index,
  parenthesized,
  array,
  array_comprehension,
  object,
  object_comprehension,
  index,
  slice,
  field_access,
  call,
  function,
  local,
  conditional,
  binary,
  apply,
  in_super,
  unary,
  import,
  error,
  assertion,
  missing,
  omitted,
  skipped,
  field,
  object_local,
  object_assertion,
  bind,
  parameter,
  named_argument,
  for_clause,
  if_clause,
};

/// A node's place in the list of nodes, or the place of a token where the node is no more than that.
using NodeId = std::uint32_t;

struct Node {
  NodeKind kind = NodeKind::missing;
  bool has_names = true;  ///< Not where nothing in it binds or reads a variable, or says self, super or $.
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;  ///< Behind the last; equal to the first where it has no token.
  std::uint32_t first_child = 0;
};

/// What is wrong with a text.
struct Error {
  std::string message;  ///< One line: `expected a comma before next field, found "b"`.
  Span span;            ///< In bytes of the text.
};

class Tree {
 public:
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const TokenList& tokens() const { return tokens_; }
  /// How many nodes have a place in the list: from 0 on.
  [[nodiscard]] NodeId listed() const { return static_cast<NodeId>(nodes_.size() - 1); }
  /// From their mark to the end, in their order; the line break behind one is not of it.
  [[nodiscard]] std::span<const Span> comments() const { return comments_; }
  /// By place; empty: the text is syntactically right.
  [[nodiscard]] std::span<const Error> errors() const { return errors_; }

  [[nodiscard]] NodeId root() const { return listed() - 1; }
  [[nodiscard]] Node node(NodeId id) const { return is_listed(id) ? nodes_[id] : of_token(id); }
  [[nodiscard]] NodeKind kind(NodeId id) const { return is_listed(id) ? nodes_[id].kind : kind_of_token(id); }
  /// See Node.
  [[nodiscard]] bool has_names(NodeId id) const {
    return is_listed(id) ? nodes_[id].has_names : kind_of_token(id) != NodeKind::literal;
  }
  [[nodiscard]] std::span<const NodeId> children(NodeId id) const {
    if (!is_listed(id)) return {};
    return {children_.data() + nodes_[id].first_child, nodes_[id + 1].first_child - nodes_[id].first_child};
  }
  [[nodiscard]] Token first_token(NodeId id) const {
    return tokens_[is_listed(id) ? nodes_[id].first_token : token_of(id)];
  }
  /// Of a node that has tokens.
  [[nodiscard]] Token last_token(NodeId id) const {
    return tokens_[is_listed(id) ? nodes_[id].end_token - 1 : token_of(id)];
  }
  /// The one in front of the node's first.
  [[nodiscard]] Token token_before(NodeId id) const {
    return tokens_[(is_listed(id) ? nodes_[id].first_token : token_of(id)) - 1];
  }
  [[nodiscard]] Span span(NodeId id) const;

  [[nodiscard]] static bool is_listed(NodeId id) { return (id & token_bit) == 0; }
  /// Of a `name`: how many others stand before it in the text.
  [[nodiscard]] static std::uint32_t name_index(NodeId name) { return name & ~(token_bit | name_bit); }
  [[nodiscard]] std::size_t name_count() const { return names_.size(); }

  [[nodiscard]] std::string_view text(Span span) const { return text_in(text_, span); }
  [[nodiscard]] std::string_view text(const Token& token) const { return text(token.span()); }

 private:
  friend class Parser;
  explicit Tree(std::string_view text, std::pmr::memory_resource* memory)
      : text_(text), tokens_(memory), nodes_(memory), children_(memory), names_(memory), comments_(memory) {}

  static constexpr NodeId token_bit = 1U << 31;
  static constexpr NodeId name_bit = 1U << 30;  // Of a `name`, whose number stands for its token.
  static constexpr std::size_t max_tokens = name_bit;
  [[nodiscard]] std::uint32_t token_of(NodeId id) const {
    return (id & name_bit) != 0 ? names_[name_index(id)] : id & ~token_bit;
  }
  [[nodiscard]] NodeKind kind_of_token(NodeId id) const {
    if ((id & name_bit) != 0) return NodeKind::name;
    const TokenKind kind = tokens_.kind(id & ~token_bit);
    return kind == TokenKind::kw_self  ? NodeKind::self
           : kind == TokenKind::dollar ? NodeKind::dollar
                                       : NodeKind::literal;
  }
  [[nodiscard]] Node of_token(NodeId id) const {
    const NodeKind kind = kind_of_token(id);
    return {kind, kind != NodeKind::literal, token_of(id), token_of(id) + 1, 0};
  }

  std::string_view text_;
  TokenList tokens_;
  List<Node> nodes_;  // And one behind the last, for where its children end.
  List<NodeId> children_;
  List<std::uint32_t> names_;  // The tokens of each `name`.
  std::pmr::vector<Span> comments_;
  std::vector<Error> errors_;
};

/// Whether a node begins with an operand, where chains of any length may grow: `a + a + a`, `x.y.z`, `f(1)(2)`. Who
/// walks the tree goes down those without recursion.
[[nodiscard]] constexpr bool begins_with_operand(NodeKind kind) {
  switch (kind) {
    case NodeKind::binary:
    case NodeKind::apply:
    case NodeKind::field_access:
    case NodeKind::index:
    case NodeKind::slice:
    case NodeKind::call:
    case NodeKind::in_super: return true;
    default: return false;
  }
}

/// `for x in e` and `if e` of a comprehension.
[[nodiscard]] constexpr bool is_clause(NodeKind kind) {
  return kind == NodeKind::for_clause || kind == NodeKind::if_clause;
}

/// Whether a bind or a field has parameters, in parentheses behind its name.
[[nodiscard]] bool has_parameters(const Tree& tree, NodeId bind_or_field);

/// How many children a field has before its parameters and its value: one where the name is computed, `[e]: …`.
[[nodiscard]] std::size_t behind_name(const Tree& tree, NodeId field);

/// The expression without the parentheses around it.
[[nodiscard]] NodeId without_parentheses(const Tree& tree, NodeId expression);

}  // namespace cfnsonnet::syntax
