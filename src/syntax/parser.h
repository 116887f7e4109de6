// Jsonnet text to a syntax tree, whatever the text is.
#pragma once

#include <cstddef>
#include <memory_resource>
#include <string_view>

#include "syntax/tree.h"

namespace cfnsonnet::syntax {

/// Deeper nesting of expressions is refused, so that the parser and every walk over the tree stay within the stack;
/// jsonnet 0.22 has the same limit.
inline constexpr unsigned max_depth = 1000;

/// What parsing at that depth, and walks over the tree, need at most of the stack.
inline constexpr std::size_t parser_stack_bytes = std::size_t{8} << 20;

/// More errors than so many are not told.
inline constexpr std::size_t max_errors = 50;

/// Parses a text of less than 4 GiB. There is a tree for every text; what is wrong with it stands in its errors. An
/// error spoils the element that it stands in: behind the next comma, semicolon or bracket the parser goes on. Where
/// quotes do not pair up, a string is taken to end with its line if that makes more of the text right.
///
/// @param text    UTF-8, or what was given in its place; must outlive the tree.
/// @param memory  Of the tree's lists. What it throws goes to the caller.
[[nodiscard]] Tree parse(std::string_view text, std::pmr::memory_resource* memory = std::pmr::get_default_resource());

}  // namespace cfnsonnet::syntax
