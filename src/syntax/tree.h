// A Jsonnet text as a tree that keeps every byte of it, errors and all.
//
// The tree is four flat lists: the tokens of the text, the nodes, the children of each node one after another, and the
// comments. A node is a run of tokens; parts of a node come before it in the list, so the last node is the file. What is
// written between two children (commas, colons, a keyword) is found among the node's own tokens. Nothing is changed once
// the tree is made.
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
// `missing` stands, without a token, where an expression was expected and none was found; `skipped` holds tokens that fit
// nowhere, and may stand among the children of any node. A text without errors has neither.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/token.h"

namespace cfnsonnet::syntax {

enum class NodeKind : std::uint8_t {
  file,
  literal, name, self, dollar, super_field, super_index,
  parenthesized, array, array_comprehension, object, object_comprehension,
  index, slice, field_access, call, function,
  local, conditional, binary, apply, in_super, unary,
  import, error, assertion,
  missing, omitted, skipped,
  field, object_local, object_assertion, bind, parameter, named_argument, for_clause, if_clause,
};

/// A node's place in the list of nodes.
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
  [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }
  [[nodiscard]] std::span<const Node> nodes() const { return {nodes_.data(), nodes_.size() - 1}; }
  /// From their mark to the end, in their order; the line break behind one is not of it.
  [[nodiscard]] std::span<const Span> comments() const { return comments_; }
  /// By place; empty: the text is syntactically right.
  [[nodiscard]] std::span<const Error> errors() const { return errors_; }

  [[nodiscard]] NodeId root() const { return static_cast<NodeId>(nodes_.size() - 2); }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] NodeKind kind(NodeId id) const { return nodes_[id].kind; }
  [[nodiscard]] std::span<const NodeId> children(NodeId id) const {
    return {children_.data() + nodes_[id].first_child, nodes_[id + 1].first_child - nodes_[id].first_child};
  }
  [[nodiscard]] const Token& first_token(NodeId id) const { return tokens_[nodes_[id].first_token]; }
  /// Of a node that has tokens.
  [[nodiscard]] const Token& last_token(NodeId id) const { return tokens_[nodes_[id].end_token - 1]; }
  /// The one in front of the node's first.
  [[nodiscard]] const Token& token_before(NodeId id) const { return tokens_[nodes_[id].first_token - 1]; }
  [[nodiscard]] Span span(NodeId id) const;
  [[nodiscard]] std::string_view text(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
  [[nodiscard]] std::string_view text(const Token& token) const { return text(token.span()); }

 private:
  friend class Parser;
  explicit Tree(std::string_view text, std::pmr::memory_resource* memory)
      : text_(text), tokens_(memory), nodes_(memory), children_(memory), comments_(memory) {}

  std::string_view text_;
  std::pmr::vector<Token> tokens_;
  std::pmr::vector<Node> nodes_;  // And one behind the last, for where its children end.
  std::pmr::vector<NodeId> children_;
  std::pmr::vector<Span> comments_;
  std::vector<Error> errors_;
};

/// Whether a bind or a field has parameters, in parentheses behind its name.
[[nodiscard]] bool has_parameters(const Tree& tree, NodeId bind_or_field);

/// How many children a field has before its parameters and its value: one where the name is computed, `[e]: …`.
[[nodiscard]] std::size_t behind_name(const Tree& tree, NodeId field);

/// The expression without the parentheses around it.
[[nodiscard]] NodeId without_parentheses(const Tree& tree, NodeId expression);

}  // namespace cfnsonnet::syntax
