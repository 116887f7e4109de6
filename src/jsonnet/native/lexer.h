// Jsonnet text to tokens, one at a time.
//
// A string token holds its value, escapes and all resolved, as a Name; so does an identifier. Comments and white space
// are skipped. What jsonnet reads in an odd way is read so here: an operator is the longest run of symbols that does
// not end in one of `+-~!$` (so `$==1` is no comparison), and ill-formed UTF-8 becomes U+FFFD.
// https://jsonnet.org/ref/spec.html#lexing
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "jsonnet/native/ast.h"
#include "jsonnet/native/names.h"
#include "jsonnet/native/parser.h"

namespace cfnsonnet::jsonnet::native {

enum class TokenKind : std::uint8_t {
  end,
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
  string,
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
  // The operators with two operands, in the order of BinaryOperator.
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
};

struct Token {
  TokenKind kind = TokenKind::end;
  Span span;
  Name text = nullptr;  ///< Of identifiers, strings and text blocks.
  double number = 0;    ///< Infinite where the literal is too large.
};

class Lexer {
 public:
  /// @param text  Must outlive the lexer.
  /// @param base  Address of the first byte.
  Lexer(std::string_view text, std::uint32_t base, Names& names);

  /// The next token; `end` once there are no more.
  /// @throws SyntaxError
  [[nodiscard]] Token next();

  /// Whether the next token is `=`; it stays the next.
  [[nodiscard]] bool before_assign();

  /// The source between two addresses.
  [[nodiscard]] std::string_view text_of(Span span) const {
    return {begin_ + (span.begin - base_), span.end - span.begin};
  }

 private:
  [[nodiscard]] std::uint32_t address(const char* at) const { return base_ + static_cast<std::uint32_t>(at - begin_); }
  [[nodiscard]] bool at(char c) const { return at_ != end_ && *at_ == c; }
  [[nodiscard]] bool at(std::string_view prefix) const;
  [[nodiscard]] const char* operator_end() const;
  [[noreturn]] void fail(std::string message, const char* from, const char* to) const;
  [[nodiscard]] Token token(TokenKind kind, const char* from, Name text = nullptr, double number = 0) const {
    return {kind, {address(from), address(at_)}, text, number};
  }

  // Each begins at the first byte of what it reads.
  void skip_blanks();
  void skip_comment();
  Token punctuation(TokenKind kind);
  Token word();
  Token symbols();
  Token number();
  Token quoted();
  Token verbatim();
  Token text_block();
  [[noreturn]] void refuse_character();
  [[noreturn]] void refuse_leading_zero(const char* from);

  void take_digits();
  void take_blank_lines();
  void refuse_nul(const char* from) const;
  [[nodiscard]] Name intern_well_formed(std::string_view value);
  [[nodiscard]] Name unescaped(std::string_view raw);

  const char* begin_;
  const char* at_;
  const char* end_;
  std::uint32_t base_;
  Names& names_;
  std::string value_;     // Of a string that is not as it is written.
  std::string repaired_;  // A string as it is written, but for what was ill-formed.
};

}  // namespace cfnsonnet::jsonnet::native
