#include "jsonnet/native/syntax.h"

#include <utility>

#include <fmt/format.h>

#include "jsonnet/native/foreign.h"
#include "jsonnet/native/resolver.h"
#include "jsonnet/native/unclosed.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// Of an operator with two operands; 0 for what is none.
unsigned precedence_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::multiply:
    case TokenKind::divide:
    case TokenKind::remainder: return 5;
    case TokenKind::add:
    case TokenKind::subtract: return 6;
    case TokenKind::shift_left:
    case TokenKind::shift_right: return 7;
    case TokenKind::less:
    case TokenKind::less_equal:
    case TokenKind::greater:
    case TokenKind::greater_equal:
    case TokenKind::kw_in: return 8;
    case TokenKind::equal:
    case TokenKind::not_equal: return 9;
    case TokenKind::bit_and: return 10;
    case TokenKind::bit_xor: return 11;
    case TokenKind::bit_or: return 12;
    case TokenKind::logical_and: return 13;
    case TokenKind::logical_or: return 14;
    default: return 0;
  }
}

BinaryOperator operator_of(TokenKind kind) {
  const auto first = static_cast<std::uint8_t>(TokenKind::multiply);
  return static_cast<BinaryOperator>(static_cast<std::uint8_t>(kind) - first);
}
static_assert(static_cast<int>(TokenKind::logical_or) - static_cast<int>(TokenKind::multiply) ==
              static_cast<int>(BinaryOperator::logical_or));

}  // namespace

Syntax::Syntax(std::string_view text, std::uint32_t base, Arena& arena, Names& names)
    : arena_(arena), names_(names), text_(text), base_(base), lexer_(text, base, names) {
  place_.has_locals = &ignored_;
  advance();
}

const Node* Syntax::file() {
  const Node* const root = expression();
  if (!is(TokenKind::end)) fail_expected("an operator or the end of the file");
  return root;
}

// --- Tokens ---------------------------------------------------------------------------------------------------------

void Syntax::advance() {
  previous_end_ = token_.span.end;
  token_ = lexer_.next();
}

bool Syntax::take(TokenKind kind) {
  if (token_.kind != kind) return false;
  advance();
  return true;
}

void Syntax::expect(TokenKind kind, std::string_view text, std::string_view where) {
  if (!take(kind)) fail_expected(fmt::format("\"{}\" {}", text, where));
}

// A `;` is missing where the expression before it ends: at a line's end, if it went on with a bracket of the next one.
void Syntax::expect_semicolon(std::string_view where) {
  if (take(TokenKind::semicolon)) return;
  const bool goes_on = new_line_.after != 0 && new_line_.brackets == brackets_;
  const std::uint32_t at = goes_on ? new_line_.after : previous_end_;
  fail(fmt::format("expected \";\" {}{}", where, goes_on ? "" : fmt::format(", found {}{}", describe(token_), hint())), {at, at});
}

void Syntax::note_new_line() {
  if (new_line_.after != 0 && new_line_.brackets < brackets_) return;
  const std::string_view gap = text_.substr(previous_end_ - base_, token_.span.begin - previous_end_);
  if (gap.find('\n') != gap.npos) new_line_ = {previous_end_, brackets_};
}

Token Syntax::expect_identifier(std::string_view what) {
  if (!is(TokenKind::identifier)) fail_expected(what);
  const Token found = token_;
  advance();
  return found;
}

void Syntax::fail(std::string message, Span span) const { throw SyntaxError{std::move(message), span}; }

void Syntax::fail_expected(std::string_view what) const {
  fail(fmt::format("expected {}, found {}{}", what, describe(token_), hint()), token_.span);
}

// What may be wrong where a token stands that cannot.
std::string Syntax::hint() const {
  switch (token_.kind) {
    case TokenKind::assign: return "; to compare, write \"==\"";
    case TokenKind::end:
    case TokenKind::brace_right:
    case TokenKind::bracket_right:
    case TokenKind::paren_right: return unclosed_bracket(text_, token_.span.begin - base_, names_);
    default: return foreign_word(text_, previous_end_ < base_ ? 0 : previous_end_ - base_, token_.span.begin - base_);
  }
}

void Syntax::fail_too_deep() const {
  fail(fmt::format("the expression is nested too deeply, more than {} levels", max_parser_depth), token_.span);
}

std::string Syntax::describe(const Token& token) const {
  switch (token.kind) {
    case TokenKind::end: return "the end of the file";
    case TokenKind::string: return "a string";
    case TokenKind::text_block: return "a text block";
    case TokenKind::number: return "a number";
    default: return fmt::format("\"{}\"", lexer_.text_of(token.span));
  }
}

// --- Expressions ----------------------------------------------------------------------------------------------------

// Takes operators that bind tighter than the limit.
const Node* Syntax::expression(Precedence limit) {
  if (++depth_ > max_parser_depth) fail_too_deep();
  const std::uint32_t begin = token_.span.begin;
  const Node* node = greedy();
  if (node == nullptr) {
    node = terminal();
    for (;;) {
      const Precedence precedence = precedence_of(token_.kind);
      if (precedence != 0) {
        if (precedence >= limit) break;
        node = binary(node, begin, precedence);
      } else if (is(TokenKind::dot)) {
        node = field_access(node, begin);
      } else if (is(TokenKind::paren_left)) {
        note_new_line();
        node = in_brackets([&] { return call(node, begin); });
      } else if (is(TokenKind::bracket_left)) {
        note_new_line();
        node = in_brackets([&] { return subscript(node, begin); });
      } else if (is(TokenKind::brace_left)) {
        note_new_line();
        node = in_brackets([&] { return with_object(node, begin); });
      } else {
        break;
      }
    }
  }
  --depth_;
  return node;
}

// Expressions with no end of their own, which take all operators that follow; null where none begins.
const Node* Syntax::greedy() {
  switch (token_.kind) {
    case TokenKind::kw_if: return conditional();
    case TokenKind::kw_local: return local();
    case TokenKind::kw_function: return function_expression();
    case TokenKind::kw_assert: return assert_expression();
    case TokenKind::kw_error: return error_expression();
    case TokenKind::kw_import: return import(NodeKind::import);
    case TokenKind::kw_importstr: return import(NodeKind::import_string);
    case TokenKind::kw_importbin: return import(NodeKind::import_binary);
    default: return nullptr;
  }
}

const Node* Syntax::terminal() {
  const Token token = token_;
  switch (token.kind) {
    case TokenKind::brace_left: return in_brackets([&] { return object(); });
    case TokenKind::bracket_left: return in_brackets([&] { return array(); });
    case TokenKind::paren_left: return in_brackets([&] { return parenthesized(); });
    case TokenKind::logical_not: return unary(UnaryOperator::logical_not);
    case TokenKind::bit_not: return unary(UnaryOperator::bit_not);
    case TokenKind::subtract: return unary(UnaryOperator::minus);
    case TokenKind::add: return unary(UnaryOperator::plus);
    case TokenKind::kw_super: return super_index();
    case TokenKind::kw_self: return self(unresolved_self);
    case TokenKind::dollar: return self(unresolved_dollar);
    case TokenKind::kw_null: advance(); return make(Node{NodeKind::null, token.span});
    case TokenKind::kw_true: advance(); return make(Boolean{{NodeKind::boolean, token.span}, true});
    case TokenKind::kw_false: advance(); return make(Boolean{{NodeKind::boolean, token.span}, false});
    case TokenKind::number: advance(); return make(Number{{NodeKind::number, token.span}, token.number});
    case TokenKind::string:
    case TokenKind::text_block: advance(); return make(String{{NodeKind::string, token.span}, token.text});
    case TokenKind::identifier: advance(); return make(Variable{{NodeKind::variable, token.span}, {}, token.text});
    default: fail_expected("an expression");
  }
}

const Node* Syntax::parenthesized() {
  advance();
  const Node* const inside = expression();
  expect(TokenKind::paren_right, ")", "after the expression");
  return inside;
}

const Node* Syntax::unary(UnaryOperator op) {
  const std::uint32_t begin = token_.span.begin;
  advance();
  if (op == UnaryOperator::logical_not && is(TokenKind::identifier)) refuse_short_form();
  const Node* const operand = expression(unary_precedence);
  return make(Unary{{NodeKind::unary, since(begin)}, op, operand});
}

Token Syntax::token_after(Span span) const { return Lexer(text_.substr(span.end - base_), span.end, names_).next(); }

// `!Ref Name`: in Jsonnet a name behind another one is an error anyway.
void Syntax::refuse_short_form() const {
  const TokenKind next = token_after(token_.span).kind;
  if (next == TokenKind::identifier || next == TokenKind::string) fail_short_form(token_.span, token_.text->view());
}

// Of a name behind `!`.
void Syntax::fail_short_form(Span name, std::string_view tag) const {
  const std::string instead = long_form(tag, text_.substr(token_after(name).span.begin - base_));
  if (!instead.empty() && text_[name.begin - base_ - 1] == '!')
    fail(fmt::format("!{} is a short form of YAML; in Jsonnet write {}", tag, instead), {name.begin - 1, name.end});
}

const Node* Syntax::binary(const Node* left, std::uint32_t begin, Precedence precedence) {
  const BinaryOperator op = operator_of(token_.kind);
  advance();
  if (op == BinaryOperator::in && is(TokenKind::kw_super)) {
    object_around("super", token_.span);
    advance();
    return make(InSuper{{NodeKind::in_super, since(begin)}, 0, left});
  }
  const Node* const right = expression(precedence);
  return make(Binary{{NodeKind::binary, since(begin)}, op, false, left, right});
}

Syntax::ObjectUse& Syntax::object_around(std::string_view keyword, Span span) {
  if (place_.object == nullptr) fail(fmt::format("{} can be used only inside of an object", keyword), span);
  ObjectUse& use = keyword == "$" ? *place_.outermost : *place_.object;
  use.uses_self = true;
  return use;
}

const Node* Syntax::self(std::uint16_t mark) {
  const Span span = token_.span;
  object_around(mark == unresolved_dollar ? "$" : "self", span);
  advance();
  return make(Self{{NodeKind::self, span}, mark});
}

const Node* Syntax::super_index() {
  const Span super = token_.span;
  object_around("super", super);
  advance();
  if (take(TokenKind::dot)) {
    const Token name = expect_identifier("a field's name after the dot");
    return make(SuperIndex{{NodeKind::super_index, since(super.begin)}, 0, name.text, nullptr});
  }
  if (!take(TokenKind::bracket_left)) fail("expected . or [ after super", super);
  const Node* const index = expression();
  expect(TokenKind::bracket_right, "]", "after the index");
  return make(SuperIndex{{NodeKind::super_index, since(super.begin)}, 0, nullptr, index});
}

const Node* Syntax::array() {
  const std::uint32_t begin = token_.span.begin;
  advance();
  const std::size_t mark = nodes_.size();
  const bool had_locals = *place_.has_locals;
  while (!take(TokenKind::bracket_right)) {
    const Node* const item = expression();
    const bool comma = take(TokenKind::comma);
    if (is(TokenKind::kw_for) && nodes_.size() == mark) {
      *place_.has_locals = had_locals;  // The locals of the item are the comprehension's.
      const auto loops = clauses();
      expect(TokenKind::bracket_right, "]", "after the comprehension");
      return make(ArrayComprehension{{NodeKind::array_comprehension, since(begin)}, loops, item});
    }
    if (!comma && !is(TokenKind::bracket_right)) fail_expected("a comma before next array element");
    nodes_.push_back(item);
  }
  return make(Array{{NodeKind::array, since(begin)}, gathered(nodes_, mark)});
}

const Node* Syntax::field_access(const Node* target, std::uint32_t begin) {
  advance();
  const Token name = expect_identifier("a field's name after the dot");
  return make(FieldAccess{{NodeKind::field, since(begin)}, target, name.text, name.span});
}

const Node* Syntax::with_object(const Node* left, std::uint32_t begin) {
  const Node* const right = object();
  return make(Binary{{NodeKind::binary, since(begin)}, BinaryOperator::add, true, left, right});
}

const Node* Syntax::subscript(const Node* target, std::uint32_t begin) {
  advance();
  if (is(TokenKind::bracket_right)) fail_expected("an index or a slice");
  const bool has_first = !is(TokenKind::colon) && !is(TokenKind::colon2);
  const Node* const first = has_first ? expression() : nullptr;
  if (has_first && take(TokenKind::bracket_right)) return make(Index{{NodeKind::index, since(begin)}, target, first});
  return slice(target, first, begin);
}

// From the first colon on. Two colons may be one token.
const Node* Syntax::slice(const Node* target, const Node* from, std::uint32_t begin) {
  const Node* to = nullptr;
  const Node* step = nullptr;
  bool has_step = take(TokenKind::colon2);
  if (!has_step) {
    const bool is_list = is(TokenKind::comma) && target->kind == NodeKind::variable && target->span.begin > base_;
    if (is_list) fail_short_form(target->span, static_cast<const Variable*>(target)->name->view());  // `!Join [',', …]`
    expect(TokenKind::colon, ":", "or \"]\" after the index");
    if (!is(TokenKind::colon) && !is(TokenKind::bracket_right)) to = expression();
    has_step = take(TokenKind::colon);
  }
  if (has_step && !is(TokenKind::bracket_right)) step = expression();
  expect(TokenKind::bracket_right, "]", "after the slice");
  return make(Slice{{NodeKind::slice, since(begin)}, target, from, to, step});
}

const Node* Syntax::call(const Node* callee, std::uint32_t begin) {
  advance();
  const std::size_t mark = nodes_.size();
  const std::size_t named_mark = named_arguments_.size();
  while (!take(TokenKind::paren_right)) {
    argument(named_arguments_.size() != named_mark);
    if (!take(TokenKind::comma) && !is(TokenKind::paren_right)) fail_expected("a comma before next argument");
  }
  const Span span = since(begin);
  const bool tailstrict = take(TokenKind::kw_tailstrict);
  const auto positional = gathered(nodes_, mark);
  return make(Call{{NodeKind::call, span}, callee, positional, gathered(named_arguments_, named_mark), tailstrict});
}

void Syntax::argument(bool after_named) {
  const Token first = token_;
  if (is(TokenKind::identifier) && lexer_.before_assign()) {
    advance();
    advance();
    const Node* const value = expression();
    named_arguments_.push_back({first.text, value, first.span});
    return;
  }
  const Node* const value = expression();
  if (after_named) fail("an argument without a name cannot follow one with a name", since(first.span.begin));
  nodes_.push_back(value);
}

const Node* Syntax::conditional() {
  const std::uint32_t begin = token_.span.begin;
  advance();
  const Node* const condition = expression();
  expect(TokenKind::kw_then, "then", "after the condition");
  const Node* const then_branch = expression();
  const Node* const else_branch = take(TokenKind::kw_else) ? expression() : nullptr;
  return make(Conditional{{NodeKind::conditional, since(begin)}, condition, then_branch, else_branch});
}

const Node* Syntax::local() {
  const std::uint32_t begin = token_.span.begin;
  *place_.has_locals = true;
  const std::size_t mark = binds_.size();
  const NewLine outside = std::exchange(new_line_, {});
  do {
    advance();
    bind();
  } while (is(TokenKind::comma));
  expect_semicolon("or a comma after the local");
  new_line_ = outside;
  const auto binds = gathered_binds(mark);
  const Node* const body = expression();
  return make(Local{{NodeKind::local, since(begin)}, binds, body});
}

// From `assert` on.
Assertion Syntax::assertion() {
  const std::uint32_t begin = token_.span.begin;
  advance();
  const Node* const condition = expression();
  const Node* const message = take(TokenKind::colon) ? expression() : nullptr;
  return {condition, message, since(begin)};
}

const Node* Syntax::assert_expression() {
  const NewLine outside = std::exchange(new_line_, {});
  const Assertion checked = assertion();
  expect_semicolon("after the assertion");
  new_line_ = outside;
  const Node* const body = expression();
  return make(Assert{{NodeKind::assertion, since(checked.span.begin)}, checked, body});
}

const Node* Syntax::error_expression() {
  const std::uint32_t begin = token_.span.begin;
  advance();
  const Node* const message = expression();
  return make(Error{{NodeKind::error, since(begin)}, message});
}

const Node* Syntax::import(NodeKind kind) {
  const std::uint32_t begin = token_.span.begin;
  advance();
  const Token first = token_;
  const Node* const path = expression();
  if (first.kind == TokenKind::text_block && path->kind == NodeKind::string)
    fail("a text block cannot be the path of an import", path->span);
  if (first.kind == TokenKind::string && path->kind != NodeKind::string) refuse_next_line(first);
  if (first.kind != TokenKind::string || path->kind != NodeKind::string)
    fail("the path of an import must be a string literal", since(first.span.begin));
  return make(Import{{kind, since(begin)}, static_cast<const String*>(path)->value});
}

// The path of an import is a string, whatever goes on with a bracket of the next line.
void Syntax::refuse_next_line(const Token& path) const {
  const Token next = token_after(path.span);
  const bool goes_on = next.kind == TokenKind::brace_left || next.kind == TokenKind::bracket_left || next.kind == TokenKind::paren_left;
  const std::string_view gap = text_.substr(path.span.end - base_, next.span.begin - path.span.end);
  if (goes_on && gap.find('\n') != gap.npos) fail("expected \";\" or a comma after the import", {path.span.end, path.span.end});
}

}  // namespace cfnsonnet::jsonnet::native
