// The parser's inside: one object reads one text. See parser.h for what it is for.
//
// Recursive descent over the tokens. Each function for a part of the language leaves one node on a stack; a node that
// is complete takes its children from there. What is expected and not found is an error at the token that stands there,
// at most one a token, and a node without a token in its place; so every function does what it is for, whatever the
// text is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/lexer.h"
#include "syntax/parser.h"
#include "syntax/token.h"
#include "syntax/tree.h"

namespace cfnsonnet::syntax {

class Parser {
 public:
  Parser(std::string_view text, Lexer::Strings strings, std::pmr::memory_resource* memory);

  [[nodiscard]] Tree file();

  /// Whether a string in quotes goes over the end of its line.
  [[nodiscard]] bool has_long_strings() const { return has_long_strings_; }

 private:
  // Where a node begins: its first token, and how many nodes the stack had before it.
  struct Mark {
    std::uint32_t token;
    std::uint32_t names;
    std::size_t children;
  };
  // Where an expression went on with a bracket of the next line, which may have been meant for the next expression.
  struct NewLine {
    std::uint32_t after = 0;  // The token before it ends here; 0: nowhere.
    unsigned brackets = 0;    // That it stands in.
  };
  using Begins = bool (*)(TokenKind);

  static constexpr Precedence unary_precedence = 4;
  static constexpr Precedence loosest = 15;

  // --- Tokens ---
  [[nodiscard]] Token token() const { return tree_.tokens_[at_]; }
  [[nodiscard]] Token previous() const { return tree_.tokens_[taken_ - 1]; }
  [[nodiscard]] TokenKind kind() const { return tree_.tokens_.kind(at_); }
  [[nodiscard]] bool is(TokenKind kind) const { return tree_.tokens_.kind(at_) == kind; }
  [[nodiscard]] TokenKind kind_after() const;
  [[nodiscard]] std::uint32_t previous_end() const { return taken_ != 0 ? previous().end : 0; }
  void advance();
  bool take(TokenKind kind);
  bool expect(TokenKind kind, std::string_view text, std::string_view where);
  void expect_closing(TokenKind closing, std::string_view where);
  bool expect_identifier(std::string_view what);

  // --- Nodes ---
  [[nodiscard]] Mark mark() const { return {at_, names_, stack_.size()}; }
  void close(const Mark& begin, NodeKind kind);
  void leaf();  // A literal, `self` or `$`.
  void name();
  void empty(NodeKind kind) { close(mark(), kind); }
  [[nodiscard]] Span since(const Mark& begin) const;
  [[nodiscard]] Node last() const { return tree_.node(stack_.back()); }

  // --- Errors and how to go on (recovery.cpp) ---
  [[nodiscard]] bool is_error_here();
  void fail(std::string message, Span span);
  void fail_expected(std::string_view what);
  void fail_too_deep();
  [[nodiscard]] std::string hint() const;
  [[nodiscard]] std::string describe() const;
  [[nodiscard]] bool is_on_new_line() const;
  [[nodiscard]] bool is_awaited(TokenKind closing) const;
  [[nodiscard]] bool ends_list(TokenKind closing) const;
  [[nodiscard]] bool semicolon_ends_list() const;
  [[nodiscard]] bool is_before_field() const;
  bool separated(TokenKind closing, std::string_view expected, Begins begins_item);
  void close_bracket(TokenKind closing, std::string_view expected);
  void skip_one();
  void skip_until(const std::function<bool()>& is_here);
  void skip_to_item(TokenKind closing, Begins begins_item);
  void skip_to_semicolon();
  void skip_rest();
  void expect_semicolon(std::string_view where);
  void note_new_line();
  bool skip_short_form();
  [[nodiscard]] bool fail_short_form(const Token& name, const Token& argument);
  [[nodiscard]] bool refuse_next_line(std::uint32_t path);

  // --- Expressions (expressions.cpp) ---
  void expression(Precedence limit = loosest);
  bool greedy();
  void terminal();
  void operand_and_rest(Precedence limit);
  void unary();
  void binary(const Mark& begin, Precedence precedence);
  void super_field();
  void array();
  void parenthesized();
  void subscript(const Mark& begin);
  void slice(const Mark& begin);
  void field_access(const Mark& begin);
  void call(const Mark& begin);
  void argument(bool& after_named);
  void conditional();
  void local();
  void assert_expression();
  void condition_and_message();
  void keyword_and_expression(NodeKind kind);
  void import();

  // --- Functions, objects and comprehensions (members.cpp) ---
  void function();
  void parameters();
  void bind();
  void object();
  void member();
  void field();
  void field_name();
  void field_colon(bool is_method);
  void check_object_comprehension(const Mark& begin);
  void clauses();

  template <class Read>
  void in_brackets(TokenKind closing, Read read) {
    ++brackets_;
    ++awaited_[static_cast<int>(closing)];
    read();
    --awaited_[static_cast<int>(closing)];
    --brackets_;
  }

  // What ends with a semicolon, which no bracket inside of it closes.
  template <class Read>
  void up_to_semicolon(Read read, std::string_view where) {
    const NewLine outside = std::exchange(new_line_, {});
    ++semicolons_;
    read();
    expect_semicolon(where);
    --semicolons_;
    new_line_ = outside;
  }

  Tree tree_;
  std::vector<NodeId> stack_;  // Nodes that no other has taken yet.
  std::uint32_t at_ = 0;       // The token that is next.
  std::uint32_t taken_ = 0;    // Behind the last one that the parser has taken.
  std::uint32_t names_ = 0;    // Nodes so far that bind or read a name.
  unsigned depth_ = 0;
  unsigned brackets_ = 0;          // That are open.
  unsigned awaited_[8] = {};       // Closing brackets, by kind.
  unsigned semicolons_ = 0;        // That are awaited inside of the innermost bracket.
  std::uint32_t failed_at_ = ~0U;  // The token of the last error.
  bool has_long_strings_ = false;
  bool has_stopped_ = false;  // No more errors are told.
  NewLine new_line_;
};

/// Whether an expression, a member of an object, begins with such a token.
[[nodiscard]] bool begins_expression(TokenKind kind);
[[nodiscard]] bool begins_member(TokenKind kind);

}  // namespace cfnsonnet::syntax
