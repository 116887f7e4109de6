// The part of the parser that opens scopes: functions, objects and comprehensions.
#include <fmt/format.h>

#include "syntax/grammar.h"

namespace cfnsonnet::syntax {
namespace {

bool is_identifier(TokenKind kind) { return kind == TokenKind::identifier; }

// Where it stands behind a name, the colon between them is missing.
bool begins_value(TokenKind kind) {
  switch (kind) {
    case TokenKind::brace_left:
    case TokenKind::bracket_left:
    case TokenKind::identifier:
    case TokenKind::number:
    case TokenKind::string:
    case TokenKind::text_block: return true;
    default: return false;
  }
}

}  // namespace

bool begins_member(TokenKind kind) {
  switch (kind) {
    case TokenKind::identifier:
    case TokenKind::string:
    case TokenKind::text_block:
    case TokenKind::bracket_left:
    case TokenKind::kw_local:
    case TokenKind::kw_assert: return true;
    default: return false;
  }
}

void Parser::function() {
  const Mark begin = mark();
  advance();
  if (is(TokenKind::paren_left))
    parameters();
  else
    fail_expected("\"(\" after function");
  expression();
  close(begin, NodeKind::function);
}

// `(x, y=1)`
void Parser::parameters() {
  in_brackets(TokenKind::paren_right, [&] {
    advance();
    while (!ends_list(TokenKind::paren_right)) {
      const Mark begin = mark();
      ++names_;
      expect_identifier("a parameter's name");
      if (take(TokenKind::assign)) expression();
      close(begin, NodeKind::parameter);
      if (!separated(TokenKind::paren_right, "a comma before next parameter", is_identifier)) break;
    }
    close_bracket(TokenKind::paren_right, "a parameter's name");
  });
}

// `x = e` or `f(x) = e`
void Parser::bind() {
  const Mark begin = mark();
  ++names_;
  expect_identifier("a name to bind");
  if (is(TokenKind::paren_left)) parameters();
  expect(TokenKind::assign, "=", "after the name of the local");
  expression();
  close(begin, NodeKind::bind);
}

// --- Objects -------------------------------------------------------------------------------------

void Parser::object() {
  const Mark begin = mark();
  advance();
  while (!ends_list(TokenKind::brace_right) && !is(TokenKind::kw_for)) {
    member();
    if (is(TokenKind::kw_for)) break;
    if (!separated(TokenKind::brace_right, "a comma before next field", begins_member)) break;
  }
  if (is(TokenKind::kw_for)) {
    check_object_comprehension(begin);
    clauses();
    expect_closing(TokenKind::brace_right, "after the comprehension");
    return close(begin, NodeKind::object_comprehension);
  }
  close_bracket(TokenKind::brace_right, "a field");
  close(begin, NodeKind::object);
}

void Parser::member() {
  const Mark begin = mark();
  switch (kind()) {
    case TokenKind::kw_local:
      advance();
      bind();
      return close(begin, NodeKind::object_local);
    case TokenKind::kw_assert: condition_and_message(); return close(begin, NodeKind::object_assertion);
    case TokenKind::identifier:
    case TokenKind::string:
    case TokenKind::text_block:
    case TokenKind::bracket_left: return field();
    default:
      fail_expected("a field");
      if (is_field_colon(kind_after())) field();  // A keyword or a number, in place of a name.
  }
}

void Parser::field() {
  const Mark begin = mark();
  field_name();
  const bool is_method = is(TokenKind::paren_left);
  if (is_method) parameters();
  field_colon(is_method);
  const bool is_next_one = failed_at_ == at_ && is_field_colon(kind_after());
  if (is_next_one)
    empty(NodeKind::missing);
  else
    expression();
  close(begin, NodeKind::field);
}

void Parser::field_name() {
  if (!is(TokenKind::bracket_left)) return advance();
  in_brackets(TokenKind::bracket_right, [&] {
    advance();
    expression();
    if (!expect(TokenKind::bracket_right, "]", "after the name of the field") && !is_field_colon(kind()))
      close_bracket(TokenKind::bracket_right, {});
  });
}

// `:`, `+::` and the like.
void Parser::field_colon(bool is_method) {
  if (is_field_colon(kind())) {
    if (is_method && kind() >= TokenKind::plus_colon) fail("a method cannot be added to with +:", token().span());
    return advance();
  }
  if (is(TokenKind::assign)) {
    fail("expected a colon after the name of the field, found \"=\"", token().span());
    return advance();
  }
  fail_expected(
      fmt::format("{} after the name of the field", begins_value(kind()) ? "a colon" : "one of : :: ::: +: +:: +:::"));
  const bool is_split = is(TokenKind::add) && is_field_colon(kind_after());  // `+ :`
  if (is_split || is(TokenKind::unknown_operator)) advance();
  if (is_split) advance();
}

// What stands before the first `for`.
void Parser::check_object_comprehension(const Mark& begin) {
  Node only;
  unsigned fields = 0;
  bool has_assertions = false;
  for (std::size_t i = begin.children; i < stack_.size(); ++i) {
    const Node each = tree_.node(stack_[i]);
    if (each.kind == NodeKind::object_assertion) has_assertions = true;
    if (each.kind == NodeKind::field && ++fields == 1) only = each;
  }
  if (has_assertions) return fail("an object comprehension cannot have assertions", token().span());
  if (fields != 1) return fail("an object comprehension must have one field", token().span());
  const auto token_at = [&](std::uint32_t index) { return tree_.tokens_[index]; };
  if (token_at(only.first_token).kind != TokenKind::bracket_left)
    return fail("the field of an object comprehension must have a computed name, [e]",
                token_at(only.first_token).span());
  const Node name = tree_.node(tree_.children_[only.first_child]);
  std::uint32_t colon = name.end_token;
  while (colon < only.end_token && !is_field_colon(token_at(colon).kind)) ++colon;
  if (colon < only.end_token && token_at(colon).kind != TokenKind::colon &&
      token_at(colon).kind != TokenKind::plus_colon)
    fail("the field of an object comprehension can be neither hidden nor forced visible",
         {token_at(only.first_token).begin, token_at(name.end_token).end});
}

// From the first `for` on.
void Parser::clauses() {
  for (;;) {
    const Mark begin = mark();
    if (take(TokenKind::kw_for)) {
      ++names_;
      expect_identifier("a variable after for");
      expect(TokenKind::kw_in, "in", "after the variable");
      expression();
      close(begin, NodeKind::for_clause);
    } else if (take(TokenKind::kw_if)) {
      expression();
      close(begin, NodeKind::if_clause);
    } else {
      return;
    }
  }
}

}  // namespace cfnsonnet::syntax
