// Jsonnet text to a resolved syntax tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "jsonnet/native/arena.h"
#include "jsonnet/native/ast.h"
#include "jsonnet/native/names.h"

namespace cfnsonnet::jsonnet::native {

/// Deeper nesting of expressions is refused, so that the parser and every walk over the tree stay within the stack;
/// jsonnet 0.22 has the same limit.
inline constexpr unsigned max_parser_depth = 1000;

/// What parsing at that depth needs at most of the stack (measured: 460 KB, and 4.2 MB under AddressSanitizer).
inline constexpr std::size_t parser_stack_bytes = std::size_t{8} << 20;

struct SyntaxError {
  std::string message;  ///< One line: `expected a comma before next field`, `unknown variable: "x"; did you mean "y"?`.
  Span span;
};

struct Slips;  // resolver.h

/// Parses and resolves one file.
///
/// @param text  UTF-8; names and strings are copied into the arena.
/// @param base  Address of its first byte (Sources::add).
/// @param file  As `std.thisFile` gives it.
/// @param slips  Where wanted, gets what is right and hardly meant.
/// Errors are those that `jsonnet` reports before it evaluates: syntax, unknown variables, duplicate names, `self`,
/// `super` and `$` outside of objects.
[[nodiscard]] tl::expected<Program, SyntaxError> parse(std::string_view text, std::uint32_t base, std::string_view file,
                                                       Arena& arena, Names& names,
                                                       Slips* slips = nullptr);

}  // namespace cfnsonnet::jsonnet::native
