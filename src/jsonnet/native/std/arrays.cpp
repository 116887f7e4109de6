// Arrays made and rearranged: makeArray, range, map, filter, slice, reverse, remove and their like.
//
// Nothing here looks at an item unless the function's meaning demands it: results hold the items as they were, or
// thunks of a call for each. Functions that the reference defines by length and index alone take strings too
// (elements.h). Sizes and bounds lose their fraction, as they do there.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/code_points.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// A number without its fraction.
double truncated_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  return std::trunc(number_argument(evaluator, arguments, index));
}

/// A function that is called with one argument and may not have more parameters, not even with defaults.
Value unary_function_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const Value function = function_argument(evaluator, arguments, index);
  if (const std::size_t count = parameter_count(function); count != 1)
    evaluator.fail("std.{}: parameter \"{}\" must be a function of one parameter, not of {}", arguments.function.name,
                   arguments.function.parameter(index), count);
  return function;
}

Value length(Evaluator& evaluator, const Arguments& arguments) {
  return Value::number(static_cast<double>(length_argument(evaluator, arguments, 0)));
}

Value make_array(Evaluator& evaluator, const Arguments& arguments) {
  const double count = truncated_argument(evaluator, arguments, 0);
  const Value function = unary_function_argument(evaluator, arguments, 1);
  if (count < 0) evaluator.fail("std.makeArray: parameter \"sz\" must not be negative, not {}", count);
  check_items(evaluator, arguments, count);
  ArrayCell* array = evaluator.heap.array(static_cast<std::size_t>(count));
  for (std::uint32_t i = 0; i < array->length; ++i) {
    evaluator.budget.tick();
    array->items()[i] = evaluator.lazy_call(function, Value::number(i));
  }
  return Value::array(array);
}

Value range(Evaluator& evaluator, const Arguments& arguments) {
  const double from = truncated_argument(evaluator, arguments, 0);
  const double to = truncated_argument(evaluator, arguments, 1);
  const double count = std::max(to - from + 1, 0.0);
  check_items(evaluator, arguments, count);
  return Value::array(evaluator.heap.array_range(from, static_cast<std::size_t>(count)));
}

Value reverse(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 0);
  const std::span<const Value> items = items_of(evaluator, elements);
  ArrayCell* array = evaluator.heap.array(items.size());
  std::reverse_copy(items.begin(), items.end(), array->items());
  return Value::array(array);
}

// --- Map and filter ------------------------------------------------------------------------------

/// The elements of the second argument, an array or a string, where the first one is the function.
Value mapped_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const Value value = evaluator.force(arguments[index]);
  if (!value.is_array() && !value.is_string()) fail_argument(evaluator, arguments, index, "an array or a string");
  return elements_argument(evaluator, arguments, index);
}

Value map_items(Evaluator& evaluator, Value function, std::span<const Value> items) {
  ArrayCell* array = evaluator.heap.array(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    evaluator.budget.tick();
    array->items()[i] = evaluator.lazy_call(function, items[i]);
  }
  return Value::array(array);
}

Value map(Evaluator& evaluator, const Arguments& arguments) {
  const Value function = function_argument(evaluator, arguments, 0);
  const Value elements = mapped_argument(evaluator, arguments, 1);
  return map_items(evaluator, function, items_of(evaluator, elements));
}

Value map_with_index(Evaluator& evaluator, const Arguments& arguments) {
  const Value function = function_argument(evaluator, arguments, 0);
  const Value elements = mapped_argument(evaluator, arguments, 1);
  const std::span<const Value> items = items_of(evaluator, elements);
  ArrayCell* array = evaluator.heap.array(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    evaluator.budget.tick();
    array->items()[i] = evaluator.lazy_call(function, Value::number(static_cast<double>(i)), items[i]);
  }
  return Value::array(array);
}

Value filter_items(Evaluator& evaluator, const Arguments& arguments, Value function, std::span<const Value> items) {
  Rooted kept(evaluator.heap);
  for (const Value item : items) {
    evaluator.budget.tick();
    const Value answer = evaluator.call(function, item);
    if (!answer.is_boolean())
      evaluator.fail("std.{}: the function must return a boolean, not {}", arguments.function.name,
                     with_article(answer));
    if (answer.as_boolean()) kept.values.push_back(item);
  }
  return array_of(evaluator.heap, kept.values);
}

Value filter(Evaluator& evaluator, const Arguments& arguments) {
  const Value function = function_argument(evaluator, arguments, 0);
  const std::span<const Value> items = array_argument(evaluator, arguments, 1);
  (void)unary_function_argument(evaluator, arguments, 0);
  return filter_items(evaluator, arguments, function, items);
}

Value filter_map(Evaluator& evaluator, const Arguments& arguments) {
  const Value wanted = function_argument(evaluator, arguments, 0);
  const Value mapping = function_argument(evaluator, arguments, 1);
  const std::span<const Value> items = array_argument(evaluator, arguments, 2);
  (void)unary_function_argument(evaluator, arguments, 0);
  const Value kept = filter_items(evaluator, arguments, wanted, items);
  return map_items(evaluator, mapping, items_of(evaluator, kept));
}

// --- Removing ------------------------------------------------------------------------------------

/// All items but the one at `index`; an index outside of the array removes nothing.
Value without(Evaluator& evaluator, Value elements, double index) {
  const std::size_t length = elements.as_array()->length;
  if (!(index >= 0 && index < static_cast<double>(length) && index == std::floor(index))) return elements;
  const auto at = static_cast<std::size_t>(index);
  if (at == 0 || at == length - 1) return part_of(evaluator, elements, at == 0 ? 1 : 0, length - 1);
  const std::span<const Value> items = items_of(evaluator, elements);
  ArrayCell* array = evaluator.heap.array(items.size() - 1);
  std::ranges::copy(items.first(at), array->items());
  std::ranges::copy(items.subspan(at + 1), array->items() + at);
  return Value::array(array);
}

Value remove_at(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 0);
  if (elements.as_array()->length == 0) return elements;
  const Value at = evaluator.force(arguments[1]);
  return without(evaluator, elements, at.is_number() ? at.as_number() : -1);
}

/// Items after the first equal one are not looked at.
Value remove(Evaluator& evaluator, const Arguments& arguments) {
  const Value array = evaluator.force(arguments[0]);
  if (!array.is_array()) fail_argument(evaluator, arguments, 0, "an array");
  const std::optional<std::size_t> first = first_equal(evaluator, array, arguments[1]);
  return first ? without(evaluator, array, static_cast<double>(*first)) : array;
}

// --- Slices --------------------------------------------------------------------------------------

/// Which indices a slice takes: begin, begin + step, … below end.
struct Selection {
  double begin;
  double end;
  double step;

  [[nodiscard]] bool whole() const { return begin == std::floor(begin) && step == std::floor(step); }
  [[nodiscard]] double count() const { return end > begin ? std::ceil((end - begin) / step) : 0; }
};

/// A bound of a slice: null stands for `default_value`, and a negative one counts from the end.
double bound_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index, double length,
                      double default_value) {
  if (evaluator.force(arguments[index]).is_null()) return default_value;
  const double bound = number_argument(evaluator, arguments, index);
  return bound < 0 ? length + bound : bound;
}

Selection selection_arguments(Evaluator& evaluator, const Arguments& arguments, double length) {
  Selection selection{};
  selection.begin = std::max(bound_argument(evaluator, arguments, 1, length, 0), 0.0);
  selection.end = std::min(bound_argument(evaluator, arguments, 2, length, length), length);
  selection.step = evaluator.force(arguments[3]).is_null() ? 1 : number_argument(evaluator, arguments, 3);
  if (selection.step <= 0)
    evaluator.fail("std.slice: parameter \"step\" must be greater than 0, not {}", selection.step);
  return selection;
}

Value slice_array(Evaluator& evaluator, Value source, const Selection& selection) {
  if (selection.count() > 0 && !selection.whole())
    evaluator.fail("std.slice: the items of an array are at whole numbers, not at {} and every {} further",
                   selection.begin, selection.step);
  const auto count = static_cast<std::size_t>(selection.count());
  if (count == 0) return array_of(evaluator.heap, {});
  auto at = static_cast<std::size_t>(selection.begin);
  if (selection.step == 1) return part_of(evaluator, source, at, count);
  const std::span<const Value> items = items_of(evaluator, source);
  ArrayCell* array = evaluator.heap.array(count);
  const auto step = static_cast<std::size_t>(std::min(selection.step, max_items * 2));
  for (std::uint32_t i = 0; i < array->length; ++i, at += step) array->items()[i] = items[at];
  return Value::array(array);
}

/// A fraction of an index is ignored; one of the step adds up.
Value slice_text(Evaluator& evaluator, Text* text, const Selection& selection) {
  const std::string_view utf8 = text->view();
  if (selection.step == 1) {
    const auto first = static_cast<std::size_t>(selection.begin);
    const auto count = static_cast<std::size_t>(selection.count());
    if (count == 0) return evaluator.strings.make("");
    const std::size_t begin = evaluator.strings.offset_of(text, first);
    return evaluator.strings.part(text, begin, evaluator.strings.offset_of(text, first + count), count);
  }
  OutputBuffer out(evaluator);
  std::size_t at = 0;
  double reached = 0;
  for (double index = selection.begin; index < selection.end; index += selection.step) {
    evaluator.budget.tick();
    at = skip_code_points(text, at, static_cast<std::size_t>(std::floor(index) - reached));
    reached = std::floor(index);
    out.append(utf8.substr(at, next_code_point(utf8, at) - at));
  }
  return evaluator.strings.make(out.view());
}

Value slice(Evaluator& evaluator, const Arguments& arguments) {
  const Value indexable = evaluator.force(arguments[0]);
  if (indexable.is_array()) {
    return slice_array(evaluator, indexable, selection_arguments(evaluator, arguments, indexable.as_array()->length));
  }
  if (!indexable.is_string()) fail_argument(evaluator, arguments, 0, "an array or a string");
  Text* text = evaluator.strings.flat(indexable);
  return slice_text(evaluator, text, selection_arguments(evaluator, arguments, text->code_points));
}

}  // namespace

std::span<const BuiltIn> array_functions() {
  static constexpr BuiltIn table[] = {
      {"filter", "func arr", filter},
      {"filterMap", "filter_func map_func arr", filter_map},
      {"length", "x", length},
      {"makeArray", "sz func", make_array},
      {"map", "func arr", map},
      {"mapWithIndex", "func arr", map_with_index},
      {"range", "from to", range},
      {"remove", "arr elem", remove},
      {"removeAt", "arr at", remove_at},
      {"reverse", "arr", reverse},
      {"slice", "indexable index end step", slice},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
