// What must hold of the tree of any text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace cfnsonnet::syntax {

/// Tokens and comments are in order, and there are only blanks between them.
inline bool holds_every_byte(const Tree& tree) {
  const auto is_blank = [&](std::uint32_t begin, std::uint32_t end) {
    return begin <= end && tree.text(Span{begin, end}).find_first_not_of(" \t\r\n") == std::string_view::npos;
  };
  std::uint32_t end = 0;
  std::size_t comment = 0;
  for (std::size_t i = 0; i < tree.tokens().size(); ++i) {
    const Token token = tree.tokens()[i];
    for (; comment < tree.comments().size() && tree.comments()[comment].begin < token.begin; ++comment) {
      if (!is_blank(end, tree.comments()[comment].begin)) return false;
      end = tree.comments()[comment].end;
    }
    if (!is_blank(end, token.begin) || token.end < token.begin) return false;
    end = token.end;
  }
  return end == tree.text().size() && comment == tree.comments().size();
}

/// Each node but the last has one parent, and lies within it, behind its brothers.
inline bool nests(const Tree& tree) {
  std::vector<int> parents(tree.listed());
  for (NodeId id = 0; id < tree.listed(); ++id) {
    std::uint32_t at = tree.node(id).first_token;
    if (at > tree.node(id).end_token) return false;
    for (const NodeId child : tree.children(id)) {
      const Node node = tree.node(child);
      const bool is_inside = node.first_token >= at &&
                             node.end_token <= std::max(tree.node(id).end_token, node.first_token);
      if (!is_inside || (Tree::is_listed(child) && child >= id)) return false;
      if (Tree::is_listed(child)) ++parents[child];
      at = node.end_token;
    }
  }
  return std::ranges::count(parents, 1) == static_cast<std::ptrdiff_t>(tree.root());
}

/// Errors are lines with a place in the text, by place.
inline bool tells_errors(const Tree& tree) {
  std::uint32_t at = 0;
  for (const Error& error : tree.errors()) {
    const Span span = error.span;
    if (span.begin < at || span.begin > span.end || span.end > tree.text().size()) return false;
    if (error.message.empty() || error.message.find('\n') != std::string::npos) return false;
    at = span.begin;
  }
  return true;
}

}  // namespace cfnsonnet::syntax
