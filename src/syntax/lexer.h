// Jsonnet text to tokens.
//
// What jsonnet reads in an odd way is read so here: an operator is the longest run of symbols that does not end in one
// of
// `+-~!$` (so `$==1` is no comparison). Any bytes are read to their end: what begins no token becomes an `unreadable`
// one, and what is wrong is told. https://jsonnet.org/ref/spec.html#lexing
#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/parser.h"
#include "syntax/token.h"

namespace cfnsonnet::syntax {

class Lexer {
 public:
  /// Whether a string in quotes may go over the end of its line, as it may in Jsonnet, or is taken to have lost its
  /// quote.
  enum class Strings : std::uint8_t { go_on, end_with_line };

  /// @param text      Must outlive the lexer.
  /// @param comments  Gets the comments that are passed over; null where nobody wants them.
  /// @param errors    Gets what is wrong, in the order of the text.
  Lexer(std::string_view text, std::pmr::vector<Span>* comments, std::vector<Error>& errors,
        Strings strings = Strings::go_on)
      : begin_(text.data()),
        at_(begin_),
        end_(begin_ + text.size()),
        strings_(strings),
        comments_(comments),
        errors_(errors) {}

  /// The next token; `end` once there are no more.
  [[nodiscard]] Token next();

  [[nodiscard]] bool has_long_strings() const { return has_long_strings_; }

 private:
  [[nodiscard]] std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }
  [[nodiscard]] bool at(char c) const { return at_ != end_ && *at_ == c; }
  [[nodiscard]] bool at(std::string_view prefix) const;
  void fail(std::string message, const char* from, const char* to);
  [[nodiscard]] Token token(TokenKind kind, const char* from) const { return {offset(from), offset(at_), kind}; }
  [[nodiscard]] Token bad_token(TokenKind kind, const char* from) const;
  [[nodiscard]] Token bad_number(const char* from, const char* end_of_error, std::string message);

  // Each begins at the first byte of what it reads.
  void skip_blanks();
  void skip_comment();
  Token punctuation(TokenKind kind);
  Token word();
  Token symbols();
  void read_run();
  Token number();
  Token quoted();
  Token verbatim();
  Token text_block();
  Token unclosed_block(const char* from, std::string message);
  Token unclosed_string(const char* from, const char* quote_end);
  Token unreadable();

  [[nodiscard]] const char* take_digits();
  void take_blank_lines();
  [[nodiscard]] bool refuse_nul(const char* from);
  [[nodiscard]] bool refuse_escapes(const char* from, std::string_view raw);

  const char* begin_;
  const char* at_;
  const char* end_;
  Strings strings_;
  bool has_long_strings_ = false;
  const char* run_end_ = nullptr;           // Of the symbols that were read last …
  const char* last_of_operator_ = nullptr;  // … and the last of them that may end an operator; null: none may.
  std::pmr::vector<Span>* comments_;
  std::vector<Error>& errors_;
};

}  // namespace cfnsonnet::syntax
