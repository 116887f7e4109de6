// A syntax tree as a line of text, for tests to compare: `(binary (literal 1) (name x))`, the own tokens of a node left
// out unless it has no children.
#pragma once

#include <string>

#include <fmt/format.h>

#include "syntax/tree.h"

namespace cfnsonnet::syntax {

inline std::string_view name_of(NodeKind kind) {
  constexpr std::string_view names[] = {
      "file",     "literal",    "name",    "self",        "dollar",   "super_field", "super_index",  "parens",
      "array",    "array_comp", "object",  "object_comp", "index",    "slice",       "access",       "call",
      "function", "local",      "if",      "binary",      "apply",    "in_super",    "unary",        "import",
      "error",    "assert",     "missing", "omitted",     "skipped",  "field",       "object_local", "object_assert",
      "bind",     "parameter",  "named",   "for",         "if_clause"};
  return names[static_cast<std::size_t>(kind)];
}

inline std::string tree_text(const Tree& tree, NodeId id) {
  const auto children = tree.children(id);
  std::string out = fmt::format("({}", name_of(tree.kind(id)));
  if (children.empty() && tree.node(id).first_token != tree.node(id).end_token)
    out += fmt::format(" {}", tree.text(tree.span(id)));
  for (const NodeId child : children) out += " " + tree_text(tree, child);
  return out + ")";
}

}  // namespace cfnsonnet::syntax
