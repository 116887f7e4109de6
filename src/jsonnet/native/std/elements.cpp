#include "jsonnet/native/std/elements.h"

#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/code_points.h"

namespace cfnsonnet::jsonnet::native {

void check_items(Evaluator& evaluator, const Arguments& arguments, double count) {
  if (count <= max_items) return;
  evaluator.fail("std.{} would make an array of {} items; the most is {:.0f}", arguments.function.name, count,
                 max_items);
}

Value characters_of(Evaluator& evaluator, Text* text) {
  ArrayCell* characters = evaluator.heap.array(text->code_points);
  std::array<Value, 128> ascii{};  // One string a letter, however often it stands in the text.
  std::string_view rest = text->view();
  for (std::uint32_t i = 0; i < characters->length; ++i) {
    evaluator.budget.tick();
    const auto byte = static_cast<unsigned char>(rest[0]);
    const std::size_t length = next_code_point(rest, 0);
    Value character = byte < ascii.size() ? ascii[byte] : Value();
    if (character.is_empty()) character = evaluator.strings.make(rest.substr(0, length));
    if (byte < ascii.size()) ascii[byte] = character;
    characters->items()[i] = character;
    rest.remove_prefix(length);
  }
  return Value::array(characters);
}

std::optional<std::size_t> first_equal(Evaluator& evaluator, Value array, Value wanted) {
  const std::size_t length = array.as_array()->length;
  if (length == 0) return std::nullopt;
  if (array.as_array()->is_range()) {  // As it is: its numbers need not be written out.
    wanted = evaluator.force(wanted);
    const double at = wanted.is_number() ? wanted.as_number() - array.as_array()->first() : -1;
    if (!(at >= 0 && at < static_cast<double>(length)) || at != std::floor(at)) return std::nullopt;
    return static_cast<std::size_t>(at);
  }
  const std::span<Value> items = items_of(evaluator, array);
  (void)evaluator.force_slot(items[0]);
  wanted = evaluator.force(wanted);
  const Text* text = wanted.is_string() ? evaluator.strings.flat(wanted) : nullptr;
  for (std::size_t i = 0; i < length; ++i) {
    evaluator.budget.tick();
    const Value item = evaluator.force_slot(items[i]);
    if (item.is_number() || wanted.is_number()) {
      if (item.is_number() && wanted.is_number() && item.as_number() == wanted.as_number()) return i;
    } else if (text != nullptr && item.is_string()) {
      const Text* other = item.as_text();
      if (other == text || (other->bytes == text->bytes && evaluator.strings.view(item) == text->view())) return i;
    } else if (evaluator.equals(item, wanted)) {
      return i;
    }
  }
  return std::nullopt;
}

std::size_t parameter_count(Value function) {
  return function.tag() == Tag::builtin ? function.as_builtin()->parameter_count
                                        : function.as_function()->node->parameters.size();
}

std::size_t visible_count(Evaluator& evaluator, Value object) {
  std::size_t count = 0;
  for (const FieldEntry& entry : evaluator.objects.fields(object)) count += !entry.hidden;
  return count;
}

namespace {

/// What std.length gives; nothing where it fails.
std::optional<std::size_t> length_of(Evaluator& evaluator, Value value) {
  switch (value.tag()) {
    case Tag::string: return value.as_text()->code_points;
    case Tag::array: return value.as_array()->length;
    case Tag::object: return visible_count(evaluator, value);
    case Tag::function:
    case Tag::builtin: return parameter_count(value);
    default: return std::nullopt;
  }
}

}  // namespace

std::size_t length_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const std::optional<std::size_t> length = length_of(evaluator, evaluator.force(arguments[index]));
  if (!length) fail_argument(evaluator, arguments, index, "a string, an array, an object or a function");
  return *length;
}

Value elements_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const Value value = evaluator.force(arguments[index]);
  if (value.is_array()) return value;
  if (value.is_string()) return characters_of(evaluator, evaluator.strings.flat(value));
  if ((value.is_object() || value.is_function()) && length_of(evaluator, value) == 0)
    return array_of(evaluator.heap, {});
  fail_argument(evaluator, arguments, index, "an array or a string");
}

}  // namespace cfnsonnet::jsonnet::native
