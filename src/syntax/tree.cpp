#include "syntax/tree.h"

namespace cfnsonnet::syntax {

Span Tree::span(NodeId id) const {
  if (!is_listed(id)) return tokens_[token_of(id)].span();
  const Node& node = nodes_[id];
  const std::uint32_t begin = tokens_[node.first_token].begin;
  if (node.end_token > node.first_token) return {begin, tokens_[node.end_token - 1].end};
  return {begin, begin};
}

std::size_t behind_name(const Tree& tree, NodeId field) {
  return tree.first_token(field).kind == TokenKind::bracket_left ? 1 : 0;
}

bool has_parameters(const Tree& tree, NodeId bind_or_field) {
  const bool is_computed = tree.kind(bind_or_field) == NodeKind::field && behind_name(tree, bind_or_field) == 1;
  const std::uint32_t name = is_computed ? tree.node(tree.children(bind_or_field).front()).end_token
                                         : tree.node(bind_or_field).first_token;
  return name + 1 < tree.node(bind_or_field).end_token && tree.tokens().kind(name + 1) == TokenKind::paren_left;
}

NodeId without_parentheses(const Tree& tree, NodeId expression) {
  while (tree.kind(expression) == NodeKind::parenthesized) expression = tree.children(expression).front();
  return expression;
}

}  // namespace cfnsonnet::syntax
