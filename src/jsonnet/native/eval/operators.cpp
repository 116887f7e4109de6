// Operators: arithmetic, bits, comparison, equality, and what `+` does to each pair of types.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/runtime/object.h"
#include "jsonnet/native/std/format.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Bit operators work on 64-bit integers, but take only those that a double holds exactly.
constexpr double max_safe_integer = 9007199254740991;  // 2^53 − 1
constexpr int integer_bits = 64;

/// Whole numbers up to here are put into strings without a detour; zero has a sign.
constexpr double max_short_integer = 1e15;

std::string cannot(const Binary& node, Value left, Value right) {
  return fmt::format("the operator {} does not take {} and {}", text_of(node.op), with_article(left),
                     with_article(right));
}

/// The first index from `at` on, up to the end of the shorter array, at which the two do not have the very same number.
std::size_t same_numbers(std::span<const Value> left, std::span<const Value> right, std::size_t at) {
  const std::size_t end = std::min(left.size(), right.size());
  while (at < end && left[at].is_number() && left[at] == right[at]) ++at;
  return at;
}

}  // namespace

Value Evaluator::eval_binary(const Binary& node, Frame* frame) {
  const Value left = eval(node.left, frame);
  if (node.op == BinaryOperator::logical_and || node.op == BinaryOperator::logical_or)
    return eval_logical(node, left, frame);
  const Value right = eval(node.right, frame);
  return origins.note(&node, frame, apply_binary(node, left, right));
}

Value Evaluator::eval_logical(const Binary& node, Value left, Frame* frame) {
  const auto check = [&](const Node* operand, Value value) {
    if (!value.is_boolean())
      fail_at(operand->span,
              fmt::format("the operator {} takes booleans, not {}", text_of(node.op), with_article(value)));
    return value.as_boolean();
  };
  const bool first = check(node.left, left);
  if (first == (node.op == BinaryOperator::logical_or)) return origins.note(&node, frame, left);
  const Value right = eval(node.right, frame);
  (void)check(node.right, right);
  return origins.note(&node, frame, right);
}

Value Evaluator::apply_binary(const Binary& node, Value left, Value right) {
  switch (node.op) {
    case BinaryOperator::add: return add_at(left, right, node.span);
    case BinaryOperator::equal: return Value::boolean(equals_at(left, right, node.span));
    case BinaryOperator::not_equal: return Value::boolean(!equals_at(left, right, node.span));
    case BinaryOperator::less:
    case BinaryOperator::less_equal:
    case BinaryOperator::greater:
    case BinaryOperator::greater_equal: return Value::boolean(ordered(node, left, right));
    case BinaryOperator::in: {
      if (!left.is_string() || !right.is_object()) fail_at(node.span, cannot(node, left, right));
      return Value::boolean(objects.find_field(right, strings.view(left)) != nullptr);
    }
    case BinaryOperator::remainder:
      if (left.is_string()) return format_at(left, right, node.span);
      break;
    default: break;
  }
  if (!left.is_number() || !right.is_number()) fail_at(node.span, cannot(node, left, right));
  return arithmetic(node, left.as_number(), right.as_number());
}

Value Evaluator::arithmetic(const Binary& node, double left, double right) {
  switch (node.op) {
    case BinaryOperator::multiply: return number_at(left * right, node.span);
    case BinaryOperator::subtract: return number_at(left - right, node.span);
    case BinaryOperator::divide:
      if (right == 0) fail_at(node.span, "division by zero");
      return number_at(left / right, node.span);
    case BinaryOperator::remainder:
      if (right == 0) fail_at(node.span, "division by zero");
      return number_at(std::fmod(left, right), node.span);
    default: return bits(node, safe_integer(left, node), safe_integer(right, node));
  }
}

std::int64_t Evaluator::safe_integer(double number, const Node& node) {
  if (std::abs(number) > max_safe_integer)
    fail_at(node.span, fmt::format("bit operators take integers up to 2^53 - 1, not {}", number));
  return static_cast<std::int64_t>(number);
}

Value Evaluator::bits(const Binary& node, std::int64_t left, std::int64_t right) {
  const auto number = [](std::int64_t value) { return Value::number(static_cast<double>(value)); };
  switch (node.op) {
    case BinaryOperator::bit_and: return number(left & right);
    case BinaryOperator::bit_or: return number(left | right);
    case BinaryOperator::bit_xor: return number(left ^ right);
    default: break;
  }
  if (right < 0) fail_at(node.span, fmt::format("cannot shift by {}: it is negative", right));
  const int by = static_cast<int>(right % integer_bits);
  if (node.op == BinaryOperator::shift_right) return number(left >> by);
  if (by >= 1 && left >= (std::int64_t{1} << (integer_bits - 1 - by)))
    fail_at(node.span, fmt::format("{} << {} is more than 64 bits hold", left, right));
  return number(static_cast<std::int64_t>(static_cast<std::uint64_t>(left) << by));
}

Value Evaluator::eval_unary(const Unary& node, Frame* frame) {
  const Value operand = eval(node.operand, frame);
  const auto fail_type = [&](std::string_view wanted) {
    fail_at(node.span,
            fmt::format("the operator {} takes {}, not {}", text_of(node.op), wanted, with_article(operand)));
  };
  if (node.op == UnaryOperator::logical_not) {
    if (!operand.is_boolean()) fail_type("a boolean");
    return Value::boolean(!operand.as_boolean());
  }
  if (!operand.is_number()) fail_type("a number");
  switch (node.op) {
    case UnaryOperator::minus: return Value::number(-operand.as_number());
    case UnaryOperator::bit_not: return Value::number(static_cast<double>(~safe_integer(operand.as_number(), node)));
    default: return operand;
  }
}

/// A failure of std.format is the operator's, and points at it.
Value Evaluator::format_at(Value left, Value right, Span span) {
  const Node site{NodeKind::binary, span};
  static const BuiltIn* const builtin = find_builtin("format");
  const CallStack::Scope scope(call_stack, Activation::What::builtin, &site, builtin);
  return formatted(*this, left, right);
}

// --- Numbers -------------------------------------------------------------------------------------

Value Evaluator::number_at(double number, Span span) {
  if (std::isfinite(number)) return Value::number(number);
  fail_at(span, std::isnan(number) ? "the result is not a number" : "overflow: the result is no finite number");
}

Value Evaluator::checked_number(double number) {
  if (std::isfinite(number)) return Value::number(number);
  fail(std::isnan(number) ? "the result is not a number" : "overflow: the result is no finite number");
}

// --- Strings -------------------------------------------------------------------------------------

Value Evaluator::to_string(Value value) {
  if (value.is_string()) return value;
  if (value.is_number() && std::abs(value.as_number()) <= max_short_integer &&
      value.as_number() == std::floor(value.as_number()) && value.as_number() != 0) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(value.as_number())).ptr;
    return strings.make({digits, static_cast<std::size_t>(end - digits)});
  }
  OutputBuffer out(*this);
  write_json(*this, value, single_line_json, out);
  return strings.make(out.view());
}

// --- Addition ------------------------------------------------------------------------------------

Value Evaluator::add(Value left, Value right) { return add_at(left, right, Span{}); }

Value Evaluator::add_at(Value left, Value right, Span span) {
  if (left.is_number() && right.is_number()) {
    const double sum = left.as_number() + right.as_number();
    if (std::isfinite(sum)) return Value::number(sum);
  } else if (left.is_string() || right.is_string()) {
    const Value first = to_string(left);
    return strings.concatenate(first, to_string(right));
  } else if (left.is_object() && right.is_object()) {
    return objects.add(left, right);
  } else if (left.is_array() && right.is_array()) {
    return concatenate_arrays(*this, left, right);
  }
  const std::string message = left.is_number() && right.is_number()
                                  ? std::string("overflow: the sum is no finite number")
                                  : fmt::format("cannot add {} and {}", with_article(left), with_article(right));
  if (!span.known()) fail(message);
  fail_at(span, message);
}

// --- Equality and order --------------------------------------------------------------------------

bool Evaluator::equals(Value left, Value right) { return equals_at(left, right, Span{}); }

bool Evaluator::equals_at(Value left, Value right, Span span) {
  if (left.is_number() || right.is_number())
    return left.is_number() && right.is_number() && left.as_number() == right.as_number();
  if (left.is_function() && right.is_function()) {
    if (!span.known()) fail("functions cannot be compared");
    fail_at(span, "functions cannot be compared");
  }
  if (left.tag() != right.tag()) return false;
  switch (left.tag()) {
    case Tag::string: {
      if (left == right) return true;
      return left.as_text()->bytes == right.as_text()->bytes && strings.view(left) == strings.view(right);
    }
    case Tag::array: return equals_arrays(left, right, span);
    case Tag::object: return equals_objects(left, right, span);
    default: return left == right;
  }
}

bool Evaluator::equals_arrays(Value left, Value right, Span span) {
  budget.check_depth();
  const std::size_t length = left.as_array()->length;
  if (right.as_array()->length != length) return false;
  const std::span<Value> a = items_of(*this, left);
  const std::span<Value> b = items_of(*this, right);
  for (std::size_t i = same_numbers(a, b, 0); i < length; i = same_numbers(a, b, i + 1)) {
    budget.tick();
    const Value first = force_slot(a[i]);
    if (!equals_at(first, force_slot(b[i]), span)) return false;
  }
  return true;
}

bool Evaluator::equals_objects(Value left, Value right, Span span) {
  budget.check_depth();
  const auto next_visible = [](std::span<const FieldEntry> entries, std::size_t from) {
    while (from < entries.size() && entries[from].hidden) ++from;
    return from;
  };
  const std::span<const FieldEntry> a = objects.fields(left);
  const std::span<const FieldEntry> b = objects.fields(right);
  std::size_t i = next_visible(a, 0), j = next_visible(b, 0);
  for (; i < a.size() && j < b.size(); i = next_visible(a, i + 1), j = next_visible(b, j + 1))
    if (a[i].name != b[j].name) return false;
  if (i < a.size() || j < b.size()) return false;
  for (i = next_visible(a, 0), j = next_visible(b, 0); i < a.size();
       i = next_visible(a, i + 1), j = next_visible(b, j + 1)) {
    budget.tick();
    check_assertions(left);
    check_assertions(right);
    const Value first = field(left, a[i]);
    if (!equals_at(first, field(right, b[j]), span)) return false;
  }
  return true;
}

bool Evaluator::ordered(const Binary& node, Value left, Value right) {
  int order = 0;
  if (left.is_number() && right.is_number()) {
    order = left.as_number() < right.as_number() ? -1 : left.as_number() > right.as_number() ? 1 : 0;
  } else {
    const bool comparable = (left.is_string() && right.is_string()) || (left.is_array() && right.is_array());
    if (!comparable) fail_at(node.span, cannot(node, left, right));
    order = compare_at(left, right, node.span);
  }
  switch (node.op) {
    case BinaryOperator::less: return order < 0;
    case BinaryOperator::less_equal: return order <= 0;
    case BinaryOperator::greater: return order > 0;
    default: return order >= 0;
  }
}

int Evaluator::compare(Value left, Value right) { return compare_at(left, right, Span{}); }

int Evaluator::compare_at(Value left, Value right, Span span) {
  budget.check_depth();
  if (left.is_number() && right.is_number())
    return left.as_number() < right.as_number() ? -1 : left.as_number() > right.as_number() ? 1 : 0;
  if (left.is_string() && right.is_string()) {
    const int order = strings.view(left).compare(
        strings.view(right));  // Bytes of UTF-8 are in the order of code points.
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  }
  if (!left.is_array() || !right.is_array()) {
    const std::string message = fmt::format("cannot compare {} with {}", with_article(left), with_article(right));
    if (!span.known()) fail(message);
    fail_at(span, message);
  }
  const std::size_t common = std::min(left.as_array()->length, right.as_array()->length);
  const std::span<Value> left_items = items_of(*this, left);
  const std::span<Value> right_items = items_of(*this, right);
  for (std::size_t i = same_numbers(left_items, right_items, 0); i < common;
       i = same_numbers(left_items, right_items, i + 1)) {
    budget.tick();
    const Value first = force_slot(left_items[i]);
    const int order = compare_at(first, force_slot(right_items[i]), span);
    if (order != 0) return order;
  }
  const std::size_t a = left.as_array()->length, b = right.as_array()->length;
  return a < b ? -1 : a > b ? 1 : 0;
}

}  // namespace cfnsonnet::jsonnet::native
