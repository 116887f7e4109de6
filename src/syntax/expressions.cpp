#include "syntax/grammar.h"

namespace cfnsonnet::syntax {

// Takes operators that bind tighter than the limit.
void Parser::expression(Precedence limit) {
  if (++depth_ > max_depth) {
    fail_too_deep();
    empty(NodeKind::missing);
  } else if (!greedy()) {
    operand_and_rest(limit);
  }
  --depth_;
}

// Expressions with no end of their own, which take all operators that follow.
bool Parser::greedy() {
  switch (kind()) {
    case TokenKind::kw_if: conditional(); return true;
    case TokenKind::kw_local: local(); return true;
    case TokenKind::kw_function: function(); return true;
    case TokenKind::kw_assert: assert_expression(); return true;
    case TokenKind::kw_error: keyword_and_expression(NodeKind::error); return true;
    case TokenKind::kw_import:
    case TokenKind::kw_importstr:
    case TokenKind::kw_importbin: import(); return true;
    default: return false;
  }
}

void Parser::operand_and_rest(Precedence limit) {
  const Mark begin = mark();
  terminal();
  for (;;) {
    switch (kind()) {
      case TokenKind::dot: field_access(begin); break;
      case TokenKind::paren_left:
        note_new_line();
        in_brackets(TokenKind::paren_right, [&] { call(begin); });
        break;
      case TokenKind::bracket_left:
        note_new_line();
        in_brackets(TokenKind::bracket_right, [&] { subscript(begin); });
        break;
      case TokenKind::brace_left:
        note_new_line();
        in_brackets(TokenKind::brace_right, [&] { object(); });
        close(begin, NodeKind::apply);
        break;
      default: {
        const Precedence precedence = precedence_of(kind());
        if (precedence == 0 || precedence >= limit) return;
        binary(begin, precedence);
      }
    }
  }
}

void Parser::terminal() {
  switch (kind()) {
    case TokenKind::brace_left: return in_brackets(TokenKind::brace_right, [&] { object(); });
    case TokenKind::bracket_left: return in_brackets(TokenKind::bracket_right, [&] { array(); });
    case TokenKind::paren_left: return in_brackets(TokenKind::paren_right, [&] { parenthesized(); });
    case TokenKind::logical_not:
    case TokenKind::bit_not:
    case TokenKind::subtract:
    case TokenKind::add: return unary();
    case TokenKind::kw_super: return super_field();
    case TokenKind::identifier: return name();
    case TokenKind::kw_self:
    case TokenKind::dollar:
    case TokenKind::kw_null:
    case TokenKind::kw_true:
    case TokenKind::kw_false:
    case TokenKind::number:
    case TokenKind::string:
    case TokenKind::text_block: return leaf();
    default: fail_expected("an expression"); return empty(NodeKind::missing);
  }
}

void Parser::parenthesized() {
  const Mark begin = mark();
  advance();
  expression();
  expect_closing(TokenKind::paren_right, "after the expression");
  close(begin, NodeKind::parenthesized);
}

void Parser::unary() {
  const Mark begin = mark();
  const bool negates = is(TokenKind::logical_not);
  advance();
  if (negates && is(TokenKind::identifier) && skip_short_form())
    empty(NodeKind::missing);
  else
    expression(unary_precedence);
  close(begin, NodeKind::unary);
}

void Parser::binary(const Mark& begin, Precedence precedence) {
  const bool is_in = is(TokenKind::kw_in);
  advance();
  if (is_in && is(TokenKind::kw_super)) {
    ++names_;
    advance();
    return close(begin, NodeKind::in_super);
  }
  expression(precedence);
  close(begin, NodeKind::binary);
}

void Parser::super_field() {
  const Mark begin = mark();
  ++names_;
  advance();
  if (take(TokenKind::dot)) {
    expect_identifier("a field's name after the dot");
    return close(begin, NodeKind::super_field);
  }
  if (!is(TokenKind::bracket_left)) {
    fail("expected . or [ after super", previous().span());
    return close(begin, NodeKind::super_field);
  }
  in_brackets(TokenKind::bracket_right, [&] {
    advance();
    expression();
    expect_closing(TokenKind::bracket_right, "after the index");
  });
  close(begin, NodeKind::super_index);
}

void Parser::array() {
  const Mark begin = mark();
  advance();
  while (!ends_list(TokenKind::bracket_right)) {
    expression();
    const bool is_first = stack_.size() == begin.children + 1;
    if (is_first && (is(TokenKind::kw_for) || (is(TokenKind::comma) && kind_after() == TokenKind::kw_for))) {
      take(TokenKind::comma);
      clauses();
      expect_closing(TokenKind::bracket_right, "after the comprehension");
      return close(begin, NodeKind::array_comprehension);
    }
    if (!separated(TokenKind::bracket_right, "a comma before next array element", begins_expression)) break;
  }
  close_bracket(TokenKind::bracket_right, "an expression");
  close(begin, NodeKind::array);
}

void Parser::field_access(const Mark& begin) {
  advance();
  expect_identifier("a field's name after the dot");
  close(begin, NodeKind::field_access);
}

void Parser::subscript(const Mark& begin) {
  advance();
  if (is(TokenKind::bracket_right)) fail_expected("an index or a slice");
  const bool has_first = !is(TokenKind::colon) && !is(TokenKind::colon2);
  if (has_first)
    expression();
  else
    empty(NodeKind::omitted);
  if (has_first && take(TokenKind::bracket_right)) return close(begin, NodeKind::index);
  slice(begin);
}

// From the first colon on. Two colons may be one token.
void Parser::slice(const Mark& begin) {
  bool has_step = take(TokenKind::colon2);
  bool has_to = false;
  if (!has_step) {
    const Node target = tree_.node(stack_[begin.children]);
    const Token name = tree_.tokens_[target.first_token];
    const bool is_list = is(TokenKind::comma) && target.kind == NodeKind::name && name.begin > 0;
    const bool is_short_form = is_list && fail_short_form(name, tree_.tokens_[target.end_token]);  // `!Join [',', …]`
    if (is_short_form || !expect(TokenKind::colon, ":", "or \"]\" after the index")) {
      close_bracket(TokenKind::bracket_right, {});
      return close(begin, NodeKind::index);
    }
    has_to = !is(TokenKind::colon) && !is(TokenKind::bracket_right);
    if (has_to) expression();
    has_step = take(TokenKind::colon);
  }
  if (!has_to) empty(NodeKind::omitted);
  if (has_step && !is(TokenKind::bracket_right))
    expression();
  else
    empty(NodeKind::omitted);
  expect_closing(TokenKind::bracket_right, "after the slice");
  close(begin, NodeKind::slice);
}

void Parser::call(const Mark& begin) {
  advance();
  bool after_named = false;
  while (!ends_list(TokenKind::paren_right)) {
    argument(after_named);
    if (!separated(TokenKind::paren_right, "a comma before next argument", begins_expression)) break;
  }
  close_bracket(TokenKind::paren_right, "an expression");
  take(TokenKind::kw_tailstrict);
  close(begin, NodeKind::call);
}

void Parser::argument(bool& after_named) {
  const Mark begin = mark();
  if (is(TokenKind::identifier) && kind_after() == TokenKind::assign) {
    advance();
    advance();
    expression();
    after_named = true;
    return close(begin, NodeKind::named_argument);
  }
  expression();
  if (after_named) fail("an argument without a name cannot follow one with a name", since(begin));
}

void Parser::conditional() {
  const Mark begin = mark();
  advance();
  expression();
  expect(TokenKind::kw_then, "then", "after the condition");
  expression();
  if (take(TokenKind::kw_else)) expression();
  close(begin, NodeKind::conditional);
}

void Parser::local() {
  const Mark begin = mark();
  const auto binds = [&] {
    do {
      advance();
      bind();
    } while (is(TokenKind::comma));
  };
  up_to_semicolon(binds, "or a comma after the local");
  expression();
  close(begin, NodeKind::local);
}

// From `assert` on.
void Parser::condition_and_message() {
  advance();
  expression();
  if (take(TokenKind::colon)) expression();
}

void Parser::assert_expression() {
  const Mark begin = mark();
  up_to_semicolon([&] { condition_and_message(); }, "after the assertion");
  expression();
  close(begin, NodeKind::assertion);
}

void Parser::keyword_and_expression(NodeKind kind) {
  const Mark begin = mark();
  advance();
  expression();
  close(begin, kind);
}

void Parser::import() {
  const Mark begin = mark();
  advance();
  const std::uint32_t path = at_;
  const TokenKind first = kind();
  const Mark path_begin = mark();
  expression();
  const bool is_literal = last().kind == NodeKind::literal && last().first_token == path;
  if (first == TokenKind::text_block && is_literal) {
    fail("a text block cannot be the path of an import", tree_.tokens_[path].span());
  } else if (first != TokenKind::string || !is_literal) {
    if (first != TokenKind::string || !refuse_next_line(path))
      if (last().kind != NodeKind::missing) fail("the path of an import must be a string literal", since(path_begin));
  }
  close(begin, NodeKind::import);
}

}  // namespace cfnsonnet::syntax
