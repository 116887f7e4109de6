// The words of Jsonnet.
//
// A token is a stretch of the text and what it is; what a string or a number stands for is read from the text when
// somebody wants it (literals.h). What lies between tokens are blanks and comments, so that tokens and gaps together
// are the text, byte for byte. https://jsonnet.org/ref/spec.html#lexing
#pragma once

#include <cstdint>

#include "cfnsonnet/span.h"

namespace cfnsonnet::syntax {

using cfnsonnet::Span;

enum class TokenKind : std::uint8_t {
  end,  ///< Of the text; empty.
  brace_left,
  brace_right,
  bracket_left,
  bracket_right,
  paren_left,
  paren_right,
  comma,
  dot,
  semicolon,
  dollar,
  identifier,
  number,
  string,  ///< In quotes, with or without @.
  text_block,
  kw_assert,
  kw_else,
  kw_error,
  kw_false,
  kw_for,
  kw_function,
  kw_if,
  kw_import,
  kw_importbin,
  kw_importstr,
  kw_local,
  kw_null,
  kw_self,
  kw_super,
  kw_tailstrict,
  kw_then,
  kw_true,
  // `:` `::` `:::` `+:` `+::` `+:::`, in this order.
  colon,
  colon2,
  colon3,
  plus_colon,
  plus_colon2,
  plus_colon3,
  assign,
  // The operators with two operands.
  multiply,
  divide,
  remainder,
  add,
  subtract,
  shift_left,
  shift_right,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  kw_in,
  bit_and,
  bit_xor,
  bit_or,
  logical_and,
  logical_or,
  logical_not,
  bit_not,
  unknown_operator,  ///< A run of symbols that means nothing.
  unreadable,        ///< Bytes that begin no token; the lexer has said so, and the parser passes them over.
};

struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::end;
  bool is_plain = false;  ///< A string in quotes that stands for what is between them: ASCII without a backslash.
  bool is_bad = false;    ///< The lexer has found something wrong with it.

  [[nodiscard]] Span span() const { return {begin, end}; }
};

/// Whether it is one of `:` to `+:::`.
[[nodiscard]] constexpr bool is_field_colon(TokenKind kind) {
  return kind >= TokenKind::colon && kind <= TokenKind::plus_colon3;
}
[[nodiscard]] constexpr bool is_opening(TokenKind kind) {
  return kind == TokenKind::brace_left || kind == TokenKind::bracket_left || kind == TokenKind::paren_left;
}
[[nodiscard]] constexpr bool is_closing(TokenKind kind) {
  return kind == TokenKind::brace_right || kind == TokenKind::bracket_right || kind == TokenKind::paren_right;
}

/// How tightly an operator with two operands binds, as in jsonnet: the smaller the number, the tighter; 0 for what is
/// none.
using Precedence = unsigned;
[[nodiscard]] Precedence precedence_of(TokenKind kind);

}  // namespace cfnsonnet::syntax
