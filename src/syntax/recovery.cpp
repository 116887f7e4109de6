// The part of the parser that says what is wrong, and finds where to go on.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "syntax/foreign.h"
#include "syntax/grammar.h"
#include "syntax/quoted.h"
#include "syntax/unclosed.h"

namespace cfnsonnet::syntax {

bool begins_expression(TokenKind kind) {
  switch (kind) {
    case TokenKind::brace_left:
    case TokenKind::bracket_left:
    case TokenKind::paren_left:
    case TokenKind::dollar:
    case TokenKind::identifier:
    case TokenKind::number:
    case TokenKind::string:
    case TokenKind::text_block:
    case TokenKind::kw_assert:
    case TokenKind::kw_error:
    case TokenKind::kw_false:
    case TokenKind::kw_function:
    case TokenKind::kw_if:
    case TokenKind::kw_import:
    case TokenKind::kw_importbin:
    case TokenKind::kw_importstr:
    case TokenKind::kw_local:
    case TokenKind::kw_null:
    case TokenKind::kw_self:
    case TokenKind::kw_super:
    case TokenKind::kw_true:
    case TokenKind::logical_not:
    case TokenKind::bit_not: return true;
    default: return false;
  }
}

// --- Errors --------------------------------------------------------------------------------------

// One for each token, and no more than are told: to make a message may take a look at all that stands before. What
// stands beside something that the lexer could not read is no error of its own.
bool Parser::is_error_here() {
  const bool is_known = failed_at_ == at_ || token().is_bad || at_ > taken_ || (taken_ != 0 && previous().is_bad);
  failed_at_ = at_;
  return !is_known && !has_stopped_ && tree_.errors_.size() <= max_errors;
}

void Parser::fail(std::string message, Span span) {
  if (is_error_here()) tree_.errors_.push_back({std::move(message), span});
}

void Parser::fail_expected(std::string_view what) {
  if (is_error_here())
    tree_.errors_.push_back({fmt::format("expected {}, found {}{}", what, describe(), hint()), token().span()});
}

void Parser::fail_too_deep() {
  fail(fmt::format("the expression is nested too deeply, more than {} levels", max_depth), token().span());
  has_stopped_ = true;
  skip_rest();
}

// What may be wrong where a token stands that cannot.
std::string Parser::hint() const {
  switch (kind()) {
    case TokenKind::assign: return "; to compare, write \"==\"";
    case TokenKind::end:
    case TokenKind::brace_right:
    case TokenKind::bracket_right:
    case TokenKind::paren_right: return unclosed_bracket(tree_.text_, tree_.tokens_, at_);
    default: return foreign_word(tree_.text_, previous_end(), token().begin);
  }
}

std::string Parser::describe() const {
  switch (kind()) {
    case TokenKind::end: return "the end of the file";
    case TokenKind::string: return "a string";
    case TokenKind::text_block: return "a text block";
    case TokenKind::number: return "a number";
    default: return quoted(tree_.text(token()));
  }
}

bool Parser::expect(TokenKind kind, std::string_view text, std::string_view where) {
  if (take(kind)) return true;
  fail_expected(fmt::format("\"{}\" {}", text, where));
  return false;
}

void Parser::expect_closing(TokenKind closing, std::string_view where) {
  const std::string_view text = closing == TokenKind::paren_right     ? ")"
                                : closing == TokenKind::bracket_right ? "]"
                                                                      : "}";
  if (!expect(closing, text, where)) close_bracket(closing, {});
}

bool Parser::expect_identifier(std::string_view what) {
  if (take(TokenKind::identifier)) return true;
  fail_expected(what);
  return false;
}

// `!Ref Name`: in Jsonnet a name behind another one is an error anyway.
bool Parser::skip_short_form() {
  const TokenKind after = kind_after();
  if (after != TokenKind::identifier && after != TokenKind::string) return false;
  if (!fail_short_form(token(), tree_.tokens_[at_ + 1])) return false;
  const Mark begin = mark();
  do {
    advance();
  } while (!is_on_new_line() && !is(TokenKind::comma) && !is_closing(kind()) && !is(TokenKind::end));
  close(begin, NodeKind::skipped);
  return true;
}

// Of a name behind `!`.
bool Parser::fail_short_form(const Token& name, const Token& argument) {
  const std::string instead = long_form(tree_.text(name), tree_.text_.substr(argument.begin));
  if (instead.empty() || tree_.text_[name.begin - 1] != '!') return false;
  fail(fmt::format("!{} is a short form of YAML; in Jsonnet write {}", tree_.text(name), instead),
       {name.begin - 1, name.end});
  return true;
}

// The path of an import is a string, whatever goes on with a bracket of the next line.
bool Parser::refuse_next_line(std::uint32_t path) {
  const std::uint32_t end = tree_.tokens_[path].end;
  const Token next = tree_.tokens_[path + 1];
  if (!is_opening(next.kind) || tree_.text(Span{end, next.begin}).find('\n') == std::string_view::npos) return false;
  fail("expected \";\" or a comma after the import", {end, end});
  return true;
}

// --- Semicolons ----------------------------------------------------------------------------------

bool Parser::is_on_new_line() const {
  const std::uint32_t begin = previous_end();
  return tree_.text(Span{begin, token().begin}).find('\n') != std::string_view::npos;
}

void Parser::note_new_line() {
  if (new_line_.after != 0 && new_line_.brackets < brackets_) return;
  if (is_on_new_line()) new_line_ = {previous_end(), brackets_};
}

// A `;` is missing where the expression before it ends: at a line's end, if it went on with a bracket of the next one.
void Parser::expect_semicolon(std::string_view where) {
  if (take(TokenKind::semicolon)) return;
  const bool goes_on = new_line_.after != 0 && new_line_.brackets == brackets_;
  const std::uint32_t at = goes_on ? new_line_.after : previous_end();
  if (is_error_here())
    tree_.errors_.push_back(
        {fmt::format("expected \";\" {}{}", where, goes_on ? "" : fmt::format(", found {}{}", describe(), hint())),
         {at, at}});
  if (!goes_on) skip_to_semicolon();
}

// What begins on a line of its own, or a `local`, is the expression that was to follow the semicolon.
void Parser::skip_to_semicolon() {
  const auto is_meant = [&] {
    return is(TokenKind::end) || is(TokenKind::semicolon) || is(TokenKind::kw_local) ||
           (is_on_new_line() && begins_expression(kind())) || (is_closing(kind()) && is_awaited(kind()));
  };
  skip_until(is_meant);
  take(TokenKind::semicolon);
}

// --- Lists ---------------------------------------------------------------------------------------

bool Parser::is_awaited(TokenKind closing) const { return awaited_[static_cast<int>(closing)] != 0; }

// At the bracket that closes the list, or where something closes that the list stands in.
bool Parser::ends_list(TokenKind closing) const {
  if (is(closing) || is(TokenKind::end)) return true;
  if (is_closing(kind())) return is_awaited(kind());
  return is(TokenKind::semicolon) && semicolon_ends_list();
}

// Where a `local` around awaits its semicolon, this is it, unless another field follows.
bool Parser::semicolon_ends_list() const { return semicolons_ != 0 && !is_before_field(); }

// Whether a name and a colon follow the next token.
bool Parser::is_before_field() const {
  return is_field_colon(tree_.tokens_.kind(std::min<std::size_t>(at_ + 2, tree_.tokens_.size() - 1)));
}

// Behind an item of a list: whether the list may go on.
bool Parser::separated(TokenKind closing, std::string_view expected, Begins begins_item) {
  if (take(TokenKind::comma)) return true;
  if (is(closing)) return false;
  fail_expected(expected);
  if (ends_list(closing)) return false;
  if (take(TokenKind::semicolon) || begins_item(kind())) return true;
  skip_to_item(closing, begins_item);
  return true;
}

// Takes a token, or all that is in brackets.
void Parser::skip_one() {
  unsigned open = 0;
  do {
    if (is_opening(kind())) ++open;
    if (is_closing(kind()) && open > 0) --open;
    advance();
  } while (open > 0 && !is(TokenKind::end));
}

// Takes what fits nowhere, if there is any.
void Parser::skip_until(const std::function<bool()>& is_here) {
  if (is_here()) return;
  const Mark begin = mark();
  do {
    skip_one();
  } while (!is_here());
  close(begin, NodeKind::skipped);
}

void Parser::skip_to_item(TokenKind closing, Begins begins_item) {
  skip_until([&] { return is(TokenKind::comma) || ends_list(closing) || (begins_item(kind()) && is_on_new_line()); });
  take(TokenKind::comma);
}

void Parser::skip_rest() {
  const Mark begin = mark();
  at_ = static_cast<std::uint32_t>(tree_.tokens_.size() - 1);
  taken_ = at_;
  close(begin, NodeKind::skipped);
}

// Takes the bracket, with what stands before it and fits nowhere. A bracket of another kind that nobody awaits was
// meant to be this one.
void Parser::close_bracket(TokenKind closing, std::string_view expected) {
  if (take(closing)) return;
  if (!expected.empty()) fail_expected(expected);
  skip_until([&] { return ends_list(closing) || is_closing(kind()) || (is(TokenKind::comma) && is_before_field()); });
  if (is(closing) || (is_closing(kind()) && !is_awaited(kind()))) advance();
}

}  // namespace cfnsonnet::syntax
