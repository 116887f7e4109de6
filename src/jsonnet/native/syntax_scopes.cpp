// The part of the parser that opens scopes: functions, objects and comprehensions.
#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "jsonnet/native/syntax.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// A function is known by the local or the field that it is the value of.
void name_function(const Node* value, Name name) {
  if (value->kind != NodeKind::function) return;
  auto* const function = const_cast<Function*>(static_cast<const Function*>(value));
  if (function->name == nullptr) function->name = name;
}

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

// A name as a message of one line can hold it.
std::string in_quotes(std::string_view name) {
  constexpr std::size_t longest = 60;
  std::string out = "\"";
  for (const char c : name.substr(0, longest)) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F')
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  if (name.size() > longest) {
    while ((static_cast<unsigned char>(out.back()) & 0xC0) == 0x80) out.pop_back();  // Half a character.
    if (static_cast<unsigned char>(out.back()) >= 0xC0) out.pop_back();
    out += "…";
  }
  return out + "\"";
}

}  // namespace

const Node* Syntax::function_expression() {
  const std::uint32_t begin = token_.span.begin;
  advance();
  if (!is(TokenKind::paren_left)) fail_expected("\"(\" after function");
  const auto all = parameters();
  return function_body(begin, all, nullptr);
}

// `(x, y=1)`
std::span<const Parameter> Syntax::parameters() {
  advance();
  const std::size_t mark = parameters_.size();
  bool* const outside = std::exchange(place_.has_locals, &ignored_);
  while (!take(TokenKind::paren_right)) {
    const Token name = expect_identifier("a parameter's name");
    const Node* const value = take(TokenKind::assign) ? expression() : nullptr;
    parameters_.push_back({name.text, name.span, value});
    if (!take(TokenKind::comma) && !is(TokenKind::paren_right)) fail_expected("a comma before next parameter");
  }
  place_.has_locals = outside;
  for (std::size_t i = mark; i < parameters_.size(); ++i)
    written_.push_back({parameters_[i].name, parameters_[i].name_span});
  refuse_duplicate_names("parameter");
  return gathered(parameters_, mark);
}

const Node* Syntax::function_body(std::uint32_t begin, std::span<const Parameter> parameters, Name name) {
  bool* const outside = std::exchange(place_.has_locals, &ignored_);
  const Node* const body = expression();
  place_.has_locals = outside;
  return make(Function{{NodeKind::function, since(begin)}, parameters, 0, name, body});
}

// `x = e` or `f(x) = e`
void Syntax::bind() {
  const Token name = expect_identifier("a name to bind");
  const bool is_function = is(TokenKind::paren_left);
  const auto all = is_function ? parameters() : std::span<const Parameter>();
  expect(TokenKind::assign, "=", "after the name of the local");
  const Node* const body = is_function ? function_body(name.span.begin, all, name.text) : expression();
  name_function(body, name.text);
  binds_.push_back({0, name.text, body});
  bind_spans_.push_back(name.span);
}

std::span<const Bind> Syntax::gathered_binds(std::size_t mark) {
  for (std::size_t i = mark; i < binds_.size(); ++i) written_.push_back({binds_[i].name, bind_spans_[i]});
  refuse_duplicate_names("local");
  bind_spans_.resize(mark);
  return gathered(binds_, mark);
}

// --- Objects --------------------------------------------------------------------------------------------------------

const Node* Syntax::object() {
  const std::uint32_t begin = token_.span.begin;
  ObjectUse use;
  const Place outside = place_;
  const bool outside_had_locals = *outside.has_locals;
  const Marks marks{fields_.size(), binds_.size(), assertions_.size()};
  place_ = {&use, outside.outermost == nullptr ? &use : outside.outermost, &use.has_locals};
  advance();
  while (!is(TokenKind::brace_right) && !is(TokenKind::kw_for)) {
    member(outside);
    if (!take(TokenKind::comma) && !is(TokenKind::brace_right) && !is(TokenKind::kw_for))
      fail_expected("a comma before next field");
  }
  place_ = outside;
  const bool needs_frame = use.uses_self || use.has_locals || binds_.size() != marks.binds;
  if (!is(TokenKind::kw_for)) return finish_object(marks, begin, needs_frame);
  *outside.has_locals = outside_had_locals;  // The locals of the computed name are the comprehension's.
  return finish_object_comprehension(marks, begin, needs_frame);
}

void Syntax::member(const Place& outside) {
  switch (token_.kind) {
    case TokenKind::kw_local: advance(); return bind();
    case TokenKind::kw_assert: return object_assertion();
    case TokenKind::identifier:
    case TokenKind::string:
    case TokenKind::text_block:
    case TokenKind::bracket_left: return field(outside);
    default: fail_expected("a field");
  }
}

void Syntax::object_assertion() {
  const Assertion found = assertion();
  assertions_.push_back(found);
}

void Syntax::field(const Place& outside) {
  const std::size_t index = fields_.size();
  field_name(outside);
  const bool is_method = is(TokenKind::paren_left);
  const auto all = is_method ? parameters() : std::span<const Parameter>();
  field_colon(fields_[index], is_method);
  const Name name = fields_[index].name;
  const Node* const body = is_method ? function_body(fields_[index].name_span.begin, all, name) : expression();
  if (name != nullptr) name_function(body, name);
  fields_[index].body = body;
}

// Begins the field on the stack.
void Syntax::field_name(const Place& outside) {
  const Token first = token_;
  advance();
  const Node* computed = nullptr;
  if (first.kind == TokenKind::bracket_left) {
    const Place inside = std::exchange(place_, outside);
    computed = expression();
    place_ = inside;
    expect(TokenKind::bracket_right, "]", "after the name of the field");
  }
  fields_.push_back({first.text, computed, since(first.span.begin), {}, false, nullptr});
}

// `:`, `+::` and the like.
void Syntax::field_colon(Field& field, bool is_method) {
  constexpr Visibility visibilities[] = {Visibility::inherited, Visibility::hidden, Visibility::visible};
  const int number = static_cast<int>(token_.kind) - static_cast<int>(TokenKind::colon);
  if (is(TokenKind::assign)) fail("expected a colon after the name of the field, found \"=\"", token_.span);
  if (number < 0 || number > 5)
    fail_expected(fmt::format("{} after the name of the field", begins_value(token_.kind) ? "a colon" : "one of : :: ::: +: +:: +:::"));
  field.visibility = visibilities[number % 3];
  field.adds = number >= 3;
  if (field.adds && is_method) fail("a method cannot be added to with +:", token_.span);
  advance();
}

const Node* Syntax::finish_object(const Marks& marks, std::uint32_t begin, bool needs_frame) {
  advance();
  const auto fields = gathered(fields_, marks.fields);
  refuse_duplicate_fields(fields);
  const bool all_static = std::ranges::none_of(fields, [](const Field& field) { return field.name == nullptr; });
  const auto locals = gathered_binds(marks.binds);
  const auto assertions = gathered(assertions_, marks.assertions);
  return make(Object{{NodeKind::object, since(begin)}, fields, locals, assertions, all_static, needs_frame, 0});
}

// From the first `for` on.
const Node* Syntax::finish_object_comprehension(const Marks& marks, std::uint32_t begin, bool needs_frame) {
  const Span here = token_.span;
  const auto fields = gathered(fields_, marks.fields);
  const auto locals = gathered_binds(marks.binds);
  if (assertions_.size() != marks.assertions) fail("an object comprehension cannot have assertions", here);
  if (fields.size() != 1) fail("an object comprehension must have one field", here);
  const Field& only = fields.front();
  if (only.name != nullptr) fail("the field of an object comprehension must have a computed name, [e]", only.name_span);
  if (only.visibility != Visibility::inherited)
    fail("the field of an object comprehension can be neither hidden nor forced visible", only.name_span);
  const auto loops = clauses();
  expect(TokenKind::brace_right, "}", "after the comprehension");
  return make(ObjectComprehension{{NodeKind::object_comprehension, since(begin)}, loops, only, locals, needs_frame, 0});
}

// From the first `for` on. All but the first expression stand in frames of the comprehension's own.
std::span<const Clause> Syntax::clauses() {
  const std::size_t mark = clauses_.size();
  bool* const outside = place_.has_locals;
  for (;;) {
    Clause clause{};
    if (take(TokenKind::kw_for)) {
      clause.variable = expect_identifier("a variable after for").text;
      expect(TokenKind::kw_in, "in", "after the variable");
    } else if (take(TokenKind::kw_if)) {
      clause.is_condition = true;
    } else {
      break;
    }
    clause.expression = expression();
    clauses_.push_back(clause);
    place_.has_locals = &ignored_;
  }
  place_.has_locals = outside;
  return gathered(clauses_, mark);
}

// --- Names that must differ -----------------------------------------------------------------------------------------

void Syntax::refuse_duplicate_fields(std::span<const Field> fields) {
  for (const Field& field : fields)
    if (field.name != nullptr) written_.push_back({field.name, field.name_span});
  refuse_duplicate_names("field");
}

// Of the names in `written_`, which is emptied. Most often they are new, and then in order.
void Syntax::refuse_duplicate_names(std::string_view what) {
  const auto before = [](const Written& a, const Written& b) {
    return a.name != b.name ? std::less<>()(a.name, b.name) : a.span.begin < b.span.begin;
  };
  if (!std::ranges::is_sorted(written_, before)) std::ranges::sort(written_, before);
  const Written* found = nullptr;
  for (std::size_t i = 1; i < written_.size(); ++i)
    if (written_[i].name == written_[i - 1].name && (found == nullptr || written_[i].span.begin < found->span.begin))
      found = &written_[i];
  if (found != nullptr) fail(fmt::format("duplicate {}: {}", what, in_quotes(found->name->view())), found->span);
  written_.clear();
}

}  // namespace cfnsonnet::jsonnet::native
