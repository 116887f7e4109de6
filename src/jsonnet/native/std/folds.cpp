// Arrays reduced to one value: the folds, sums and extremes, and what is asked of all items.
//
// An item is evaluated when the function that is folded with asks for it; the running value is evaluated after each
// step, so that no chain of thunks grows. std.member and std.contains stop at the first match.
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// --- Folds ---------------------------------------------------------------------------------------

Value foldl(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 1);
  Value running = arguments[2];
  const std::size_t count = elements.as_array()->length;
  if (!elements.as_array()->is_range()) (void)items_of(evaluator, elements);
  for (std::size_t i = 0; i < count; ++i) {
    evaluator.budget.tick();
    const Value item = lazy_item(evaluator, elements, i);
    running = evaluator.origins.with_origin(evaluator.call(function_argument(evaluator, arguments, 0), running, item));
  }
  return evaluator.force(running);
}

Value foldr(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 1);
  const std::span<const Value> items = items_of(evaluator, elements);
  Value running = arguments[2];
  for (std::size_t i = items.size(); i != 0; --i) {
    evaluator.budget.tick();
    running = evaluator.origins.with_origin(
        evaluator.call(function_argument(evaluator, arguments, 0), items[i - 1], running));
  }
  return evaluator.force(running);
}

Value sum_of(Evaluator& evaluator, std::span<Value> items) {
  Value sum = Value::number(0);
  for (Value& slot : items) {
    evaluator.budget.tick();
    const Value item = evaluator.force_slot(slot);
    sum = sum.is_number() && item.is_number() ? evaluator.checked_number(sum.as_number() + item.as_number())
                                              : evaluator.add(sum, item);
  }
  return sum;
}

Value sum(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 0);
  return sum_of(evaluator, items_of(evaluator, elements));
}

Value average(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 0);
  const std::span<Value> items = items_of(evaluator, elements);
  if (items.empty()) evaluator.fail("std.avg: an empty array has no average");
  const Value total = sum_of(evaluator, items);
  if (!total.is_number()) evaluator.fail("std.avg: the items must be numbers; their sum is {}", with_article(total));
  return evaluator.checked_number(total.as_number() / static_cast<double>(items.size()));
}

// --- Extremes ------------------------------------------------------------------------------------

/// The first of the least items (`sign` 1) or of the greatest (-1), by key.
Value extreme(Evaluator& evaluator, const Arguments& arguments, int sign) {
  const Value elements = elements_argument(evaluator, arguments, 0);
  const std::span<const Value> items = items_of(evaluator, elements);
  if (items.empty()) {
    if (arguments.has(2)) return evaluator.force(arguments[2]);
    evaluator.fail("std.{}: an empty array has none, and no \"onEmpty\" is given", arguments.function.name);
  }
  Value best;
  Value best_key;
  for (const Value item : items) {
    evaluator.budget.tick();
    const Value key = arguments.has(1) ? evaluator.call(function_argument(evaluator, arguments, 1), item)
                                       : evaluator.force(item);
    // The first one is compared with itself, to find out whether it can be compared at all.
    const int order = evaluator.compare(best.is_empty() ? key : best_key, key);
    if (!best.is_empty() && order * sign <= 0) continue;
    best = item;
    best_key = key;
  }
  return evaluator.force(best);
}

Value min_array(Evaluator& evaluator, const Arguments& arguments) { return extreme(evaluator, arguments, 1); }
Value max_array(Evaluator& evaluator, const Arguments& arguments) { return extreme(evaluator, arguments, -1); }

// --- Questions -----------------------------------------------------------------------------------

/// Whether an item is `wanted`; those after it are not looked at.
bool any_item_is(Evaluator& evaluator, const Arguments& arguments, bool wanted) {
  const std::span<const Value> items = array_argument(evaluator, arguments, 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    evaluator.budget.tick();
    const Value item = evaluator.force(items[i]);
    if (!item.is_boolean())
      evaluator.fail("std.{}: item {} must be a boolean, not {}", arguments.function.name, i, with_article(item));
    if (item.as_boolean() == wanted) return true;
  }
  return false;
}

Value all(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean(!any_item_is(evaluator, arguments, false));
}

Value any(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean(any_item_is(evaluator, arguments, true));
}

/// Calls `found` with the index of each item that equals the argument `wanted`, which is not evaluated for no items.
template <class Found>
void for_each_equal(Evaluator& evaluator, std::span<const Value> items, Value wanted, Found found) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    evaluator.budget.tick();
    if (evaluator.equals(evaluator.force(items[i]), evaluator.force(wanted))) found(i);
  }
}

Value count(Evaluator& evaluator, const Arguments& arguments) {
  double count = 0;
  for_each_equal(evaluator, array_argument(evaluator, arguments, 0), arguments[1], [&](std::size_t) { ++count; });
  return Value::number(count);
}

Value find(Evaluator& evaluator, const Arguments& arguments) {
  const std::span<const Value> items = array_argument(evaluator, arguments, 1);
  Rooted indices(evaluator.heap);
  for_each_equal(evaluator, items, arguments[0],
                 [&](std::size_t i) { indices.values.push_back(Value::number(static_cast<double>(i))); });
  return array_of(evaluator.heap, indices.values);
}

/// An empty string is a member of none.
Value member(Evaluator& evaluator, const Arguments& arguments) {
  const Value container = evaluator.force(arguments[0]);
  if (container.is_array()) return Value::boolean(first_equal(evaluator, container, arguments[1]).has_value());
  if (!container.is_string()) fail_argument(evaluator, arguments, 0, "an array or a string");
  const std::string_view wanted = string_argument(evaluator, arguments, 1);
  return Value::boolean(!wanted.empty() && evaluator.strings.view(container).find(wanted) != std::string_view::npos);
}

Value contains(Evaluator& evaluator, const Arguments& arguments) {
  const Value array = evaluator.force(arguments[0]);
  if (!array.is_array()) fail_argument(evaluator, arguments, 0, "an array");
  return Value::boolean(first_equal(evaluator, array, arguments[1]).has_value());
}

}  // namespace

std::span<const BuiltIn> fold_functions() {
  static constexpr BuiltIn table[] = {
      {"all", "arr", all},
      {"any", "arr", any},
      {"avg", "arr", average},
      {"contains", "arr elem", contains},
      {"count", "arr x", count},
      {"find", "value arr", find},
      {"foldl", "func arr init", foldl, true},
      {"foldr", "func arr init", foldr, true},
      {"maxArray", "arr keyF? onEmpty?", max_array, true},
      {"member", "arr x", member},
      {"minArray", "arr keyF? onEmpty?", min_array, true},
      {"sum", "arr", sum},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
