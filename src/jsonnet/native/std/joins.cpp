// What puts strings and arrays together: join, lines, resolvePath, repeat, flattenArrays, flatMap, and those that go
// deep.
//
// A join goes over its items twice: they are evaluated and counted, then copied into a string or an array of just that
// length. What `+` would do with values of other types is left to `+`.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// --- Join ----------------------------------------------------------------------------------------

[[noreturn]] void fail_item(Evaluator& evaluator, std::string_view function, std::size_t index, std::string_view wanted,
                            Value item) {
  evaluator.fail("std.{}: item {} must be {} or null, not {}", function, index, wanted, with_article(item));
}

/// Nulls are left out. A text that is not empty of items ends with `end`.
Value join_strings(Evaluator& evaluator, std::string_view function, Text* separator, std::span<Value> items,
                   std::string_view end) {
  std::size_t bytes = 0, code_points = 0, count = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    evaluator.budget.tick();
    const Value item = evaluator.force_slot(items[i]);
    if (item.is_null()) continue;
    if (!item.is_string()) fail_item(evaluator, function, i, "a string", item);
    bytes += item.as_text()->bytes;
    code_points += item.as_text()->code_points;
    ++count;
  }
  if (count == 0) return evaluator.strings.make("");
  bytes += (count - 1) * separator->bytes + end.size();
  code_points += (count - 1) * separator->code_points + end.size();
  evaluator.budget.check_output(bytes);
  Text* text = evaluator.heap.text(bytes, static_cast<std::uint32_t>(code_points));
  char* out = text->data();
  const auto write = [&out](std::string_view part) {
    part.copy(out, part.size());
    out += part.size();
  };
  bool first = true;
  for (const Value slot : items) {
    const Value item = evaluator.force(slot);
    if (item.is_null()) continue;
    if (!first) write(separator->view());
    first = false;
    write(evaluator.strings.view(item));
  }
  write(end);
  return Value::string(text);
}

/// The items of arrays one after the other, with those of `separator` between them; nulls are left out.
Value join_arrays(Evaluator& evaluator, const Arguments& arguments, std::span<const Value> separator,
                  std::span<Value> items) {
  double length = 0;
  bool first = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    evaluator.budget.tick();
    const Value item = evaluator.force_slot(items[i]);
    if (item.is_null()) continue;
    if (!item.is_array()) fail_item(evaluator, arguments.function.name, i, "an array", item);
    length += static_cast<double>(item.as_array()->length + (first ? 0 : separator.size()));
    first = false;
  }
  check_items(evaluator, arguments, length);
  ArrayCell* array = evaluator.heap.array(static_cast<std::size_t>(length));
  Value* at = array->items();
  first = true;
  for (const Value item : items) {
    const Value part = evaluator.force(item);
    if (part.is_null()) continue;
    if (!first) at = std::ranges::copy(separator, at).out;
    first = false;
    at = std::ranges::copy(items_of(evaluator, part), at).out;
  }
  return Value::array(array);
}

Value join(Evaluator& evaluator, const Arguments& arguments) {
  const Value separator = evaluator.force(arguments[0]);
  if (!separator.is_string() && !separator.is_array()) fail_argument(evaluator, arguments, 0, "a string or an array");
  (void)array_argument(evaluator, arguments, 1);
  const Value array = evaluator.force(arguments[1]);
  if (separator.is_array())
    return join_arrays(evaluator, arguments, items_of(evaluator, separator), items_of(evaluator, array));
  return join_strings(evaluator, "join", evaluator.strings.flat(separator), items_of(evaluator, array), "");
}

/// Each item and a newline; nothing at all if there is none.
Value lines(Evaluator& evaluator, const Arguments& arguments) {
  (void)array_argument(evaluator, arguments, 0);
  const Value array = evaluator.force(arguments[0]);
  const Value newline = evaluator.strings.make("\n");
  return join_strings(evaluator, "lines", evaluator.strings.flat(newline), items_of(evaluator, array), "\n");
}

/// A path seen from a file: in its folder. Nothing is normalized; null adds nothing.
Value resolve_path(Evaluator& evaluator, const Arguments& arguments) {
  const std::string_view file = string_argument(evaluator, arguments, 0);
  const Value path = evaluator.force(arguments[1]);
  if (!path.is_string() && !path.is_null()) fail_argument(evaluator, arguments, 1, "a string");
  const std::size_t slash = file.rfind('/');
  OutputBuffer out(evaluator);
  if (slash != std::string_view::npos) {
    out.append(file.substr(0, slash));
    if (path.is_string()) out.append('/');
  }
  if (path.is_string()) out.append(evaluator.strings.view(path));
  return evaluator.strings.make(out.view());
}

// --- Repeat --------------------------------------------------------------------------------------

Value repeat_text(Evaluator& evaluator, Text* text, double count) {
  if (text->bytes == 0 || count < 1) return evaluator.strings.make("");
  const double bytes = count * text->bytes;
  evaluator.budget.check_output(bytes < 1e18 ? static_cast<std::size_t>(bytes) : SIZE_MAX);
  const auto size = static_cast<std::size_t>(bytes);
  Text* made = evaluator.heap.text(size, static_cast<std::uint32_t>(count * text->code_points));
  std::memcpy(made->data(), text->view().data(), text->bytes);
  for (std::size_t done = text->bytes; done != size;) {  // What is there is put behind itself.
    const std::size_t more = std::min(done, size - done);
    std::memcpy(made->data() + done, made->data(), more);
    done += more;
  }
  return Value::string(made);
}

Value repeat(Evaluator& evaluator, const Arguments& arguments) {
  const Value what = evaluator.force(arguments[0]);
  if (!what.is_string() && !what.is_array()) fail_argument(evaluator, arguments, 0, "a string or an array");
  const double count = std::trunc(number_argument(evaluator, arguments, 1));
  if (count < 0) evaluator.fail("std.repeat: parameter \"count\" must not be negative, not {}", count);
  if (what.is_string()) return repeat_text(evaluator, evaluator.strings.flat(what), count);
  const std::span<const Value> items = items_of(evaluator, what);
  check_items(evaluator, arguments, count * static_cast<double>(items.size()));
  ArrayCell* array = evaluator.heap.array(static_cast<std::size_t>(count) * items.size());
  for (std::size_t at = 0; at < array->length; at += items.size()) std::ranges::copy(items, array->items() + at);
  return Value::array(array);
}

// --- Flatten -------------------------------------------------------------------------------------

/// `[] + item + item …`, of items that are not all arrays: `+` says what comes of it.
Value add_all(Evaluator& evaluator, std::span<Value> items) {
  Value sum = array_of(evaluator.heap, {});
  for (Value& item : items) {
    evaluator.budget.tick();
    sum = evaluator.add(sum, evaluator.force_slot(item));
  }
  return sum;
}

Value flatten_arrays(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 0);
  const std::span<Value> items = items_of(evaluator, elements);
  for (Value& item : items) {
    evaluator.budget.tick();
    if (!evaluator.force_slot(item).is_array()) return add_all(evaluator, items);
  }
  return join_arrays(evaluator, arguments, {}, items);
}

void flatten_deep(Evaluator& evaluator, Value array, Rooted& out) {
  evaluator.budget.check_depth();
  for (Value& slot : items_of(evaluator, array)) {
    evaluator.budget.tick();
    const Value item = evaluator.force_slot(slot);
    if (item.is_array()) {
      flatten_deep(evaluator, item, out);
    } else {
      out.values.push_back(evaluator.origins.with_origin(item));
    }
  }
}

Value flatten_deep_array(Evaluator& evaluator, const Arguments& arguments) {
  const Value value = evaluator.force(arguments[0]);
  if (!value.is_array()) return array_of(evaluator.heap, std::span(&value, 1));
  Rooted flat(evaluator.heap);
  flatten_deep(evaluator, value, flat);
  check_items(evaluator, arguments, static_cast<double>(flat.values.size()));
  return array_of(evaluator.heap, flat.values);
}

void join_deep(Evaluator& evaluator, const Arguments& arguments, Value value, OutputBuffer& out) {
  evaluator.budget.tick();
  if (value.is_string()) return out.append(evaluator.strings.view(value));
  if (!value.is_array())
    evaluator.fail("std.{}: only strings and arrays of them can be joined, not {}", arguments.function.name,
                   with_article(value));
  evaluator.budget.check_depth();
  for (Value& item : items_of(evaluator, value)) join_deep(evaluator, arguments, evaluator.force_slot(item), out);
}

Value deep_join(Evaluator& evaluator, const Arguments& arguments) {
  const Value value = evaluator.force(arguments[0]);
  OutputBuffer out(evaluator);
  join_deep(evaluator, arguments, value, out);
  return evaluator.strings.make(out.view());
}

// --- FlatMap -------------------------------------------------------------------------------------

Value flat_map_text(Evaluator& evaluator, Value function, Value characters) {
  OutputBuffer out(evaluator);
  for (const Value character : items_of(evaluator, characters)) {
    evaluator.budget.tick();
    const Value result = evaluator.call(function, character);
    if (!result.is_string())
      evaluator.fail("std.flatMap: of a string, the function must return a string, not {}", with_article(result));
    out.append(evaluator.strings.view(result));
  }
  return evaluator.strings.make(out.view());
}

Value flat_map_array(Evaluator& evaluator, const Arguments& arguments, Value function, Value array) {
  const std::span<const Value> items = items_of(evaluator, array);
  ArrayCell* results = evaluator.heap.array(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    evaluator.budget.tick();
    const Value result = evaluator.call(function, items[i]);
    if (!result.is_array())
      evaluator.fail("std.flatMap: of an array, the function must return an array, not {}", with_article(result));
    results->items()[i] = result;
  }
  return join_arrays(evaluator, arguments, {}, {results->items(), results->length});
}

Value flat_map(Evaluator& evaluator, const Arguments& arguments) {
  const Value function = function_argument(evaluator, arguments, 0);
  const Value value = evaluator.force(arguments[1]);
  if (value.is_array()) return flat_map_array(evaluator, arguments, function, value);
  if (!value.is_string()) fail_argument(evaluator, arguments, 1, "an array or a string");
  return flat_map_text(evaluator, function, elements_argument(evaluator, arguments, 1));
}

}  // namespace

std::span<const BuiltIn> join_functions() {
  static constexpr BuiltIn table[] = {
      {"deepJoin", "arr", deep_join},
      {"flatMap", "func arr", flat_map},
      {"flattenArrays", "arrs", flatten_arrays},
      {"flattenDeepArray", "value", flatten_deep_array},
      {"join", "sep arr", join},
      {"lines", "arr", lines},
      {"repeat", "what count", repeat},
      {"resolvePath", "f r", resolve_path},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
