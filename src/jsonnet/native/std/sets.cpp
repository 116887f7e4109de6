// Sorting, and sets, which are arrays in ascending order without equals.
//
// The key of an item is made once, however often it is compared. Sorting is a stable merge sort, so equals keep their
// order. The functions of two sets walk both once, with the very comparisons of the reference, so that what they make
// of arrays that are no sets is the same as well.
#include <algorithm>
#include <vector>

#include "jsonnet/native/evaluator.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// The key of an item: itself, or what the argument `function_index` makes of it.
Value key_of(Evaluator& evaluator, const Arguments& arguments, unsigned function_index, Value item) {
  if (!arguments.has(function_index)) return evaluator.force(item);
  return evaluator.call(function_argument(evaluator, arguments, function_index), item);
}

/// Whether two keys are equal, and else their order; objects may be equal, but have no order.
int order_of(Evaluator& evaluator, Value left, Value right) {
  const bool simple = (left.is_number() && right.is_number()) || (left.is_string() && right.is_string());
  if (!simple && evaluator.equals(left, right)) return 0;
  return evaluator.compare(left, right);
}

// --- Sorting --------------------------------------------------------------------------------------------------------

struct Keyed {
  Value key;
  Value item;
};

/// Items with their keys, which the garbage collector sees in `roots`.
class KeyedItems {
 public:
  explicit KeyedItems(Evaluator& evaluator) : evaluator_(evaluator), roots_(evaluator.heap) {}

  void add(Value key, Value item) {
    roots_.values.push_back(key);
    if (item != key) roots_.values.push_back(item);
    items.push_back({key, item});
  }

  void sort() {
    std::vector<Keyed> scratch(items.size());
    merge_sort(items, scratch);
  }

  std::vector<Keyed> items;

 private:
  void merge_sort(std::span<Keyed> all, std::span<Keyed> scratch) {
    if (all.size() < 2) return;
    const std::size_t middle = all.size() / 2;
    merge_sort(all.first(middle), scratch.first(middle));
    merge_sort(all.subspan(middle), scratch.subspan(middle));
    if (evaluator_.compare(all[middle - 1].key, all[middle].key) <= 0) return;
    merge(all, middle, scratch);
  }

  void merge(std::span<Keyed> all, std::size_t middle, std::span<Keyed> scratch) {
    std::ranges::copy(all, scratch.begin());
    std::size_t left = 0;
    std::size_t right = middle;
    for (Keyed& place : all) {
      evaluator_.tick();
      const bool takes_left =
          right == scratch.size() || (left != middle && evaluator_.compare(scratch[left].key, scratch[right].key) <= 0);
      place = scratch[takes_left ? left++ : right++];
    }
  }

  Evaluator& evaluator_;
  Rooted roots_;
};

KeyedItems& add_all(KeyedItems& keyed, Evaluator& evaluator, const Arguments& arguments, std::span<const Value> items) {
  for (const Value item : items) {
    evaluator.tick();
    keyed.add(key_of(evaluator, arguments, 1, item), item);
  }
  return keyed;
}

Value array_of(Evaluator& evaluator, std::span<const Keyed> items) {
  ArrayCell* array = evaluator.new_array(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) array->items()[i] = items[i].item;
  return Value::array(array);
}

/// What has no two items to compare is returned as it is, whatever it is.
Value sort(Evaluator& evaluator, const Arguments& arguments) {
  if (length_argument(evaluator, arguments, 0) < 2) return evaluator.force(arguments[0]);
  const Value elements = elements_argument(evaluator, arguments, 0);
  KeyedItems keyed(evaluator);
  add_all(keyed, evaluator, arguments, evaluator.items(elements)).sort();
  return array_of(evaluator, keyed.items);
}

/// Without each item whose key equals that of the one kept last.
Value unique(Evaluator& evaluator, std::span<const Keyed> items) {
  Rooted kept(evaluator.heap);
  Value last_key;
  for (const Keyed& keyed : items) {
    evaluator.tick();
    if (!last_key.is_empty() && evaluator.equals(last_key, keyed.key)) continue;
    last_key = keyed.key;
    kept.values.push_back(keyed.item);
  }
  return evaluator.array(kept.values);
}

Value uniq(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 0);
  const std::span<const Value> items = evaluator.items(elements);
  if (items.size() < 2) return elements;
  KeyedItems keyed(evaluator);
  return unique(evaluator, add_all(keyed, evaluator, arguments, items).items);
}

Value set(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 0);
  const std::span<const Value> items = evaluator.items(elements);
  if (items.size() < 2) return elements;
  KeyedItems keyed(evaluator);
  add_all(keyed, evaluator, arguments, items).sort();
  return unique(evaluator, keyed.items);
}

// --- Two sets -------------------------------------------------------------------------------------------------------

/// A set being walked, and the key of the item that it stands at.
class Walk {
 public:
  Walk(Evaluator& evaluator, const Arguments& arguments, std::span<const Value> items)
      : evaluator_(evaluator), arguments_(arguments), rest_(items) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] Value item() const { return rest_.front(); }
  [[nodiscard]] std::span<const Value> rest() const { return rest_; }
  [[nodiscard]] Value key() {
    if (key_.is_empty()) key_ = key_of(evaluator_, arguments_, 2, item());
    return key_;
  }
  void advance() {
    rest_ = rest_.subspan(1);
    key_ = Value();
  }

 private:
  Evaluator& evaluator_;
  const Arguments& arguments_;
  std::span<const Value> rest_;
  Value key_;
};

/// Which items a function of two sets keeps.
struct Keeps {
  bool only_left;
  bool only_right;
  bool both;
};

/// What is left of a set when the other one is at its end, as the reference adds it: the rest of a string is a string,
/// and the sum then is one too.
Value with_rest(Evaluator& evaluator, Value kept, Value whole, std::span<const Value> rest) {
  Value tail = evaluator.array(rest);
  if (whole.is_string()) {
    tail = evaluator.string("");
    for (const Value character : rest) tail = evaluator.concatenate(tail, character);
  }
  return evaluator.add(kept, tail);
}

Value merge_sets(Evaluator& evaluator, const Arguments& arguments, Keeps keeps) {
  const Value left_elements = elements_argument(evaluator, arguments, 0);
  const Value right_elements = elements_argument(evaluator, arguments, 1);
  Walk left(evaluator, arguments, evaluator.items(left_elements));
  Walk right(evaluator, arguments, evaluator.items(right_elements));
  Rooted kept(evaluator.heap);
  while (!left.done() && !right.done()) {
    evaluator.tick();
    const int order = order_of(evaluator, left.key(), right.key());
    if (order == 0 ? keeps.both : order < 0 && keeps.only_left) kept.values.push_back(left.item());
    if (order > 0 && keeps.only_right) kept.values.push_back(right.item());
    if (order <= 0) left.advance();
    if (order >= 0) right.advance();
  }
  const Value merged = evaluator.array(kept.values);
  if (left.done())
    return keeps.only_right ? with_rest(evaluator, merged, evaluator.force(arguments[1]), right.rest()) : merged;
  return keeps.only_left ? with_rest(evaluator, merged, evaluator.force(arguments[0]), left.rest()) : merged;
}

Value set_union(Evaluator& evaluator, const Arguments& arguments) {
  return merge_sets(evaluator, arguments, {.only_left = true, .only_right = true, .both = true});
}

Value set_intersection(Evaluator& evaluator, const Arguments& arguments) {
  return merge_sets(evaluator, arguments, {.only_left = false, .only_right = false, .both = true});
}

Value set_difference(Evaluator& evaluator, const Arguments& arguments) {
  return merge_sets(evaluator, arguments, {.only_left = true, .only_right = false, .both = false});
}

/// Stops at the first item that is not less: in an array that is no set, one further on is not found.
Value set_member(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 1);
  Walk set_walk(evaluator, arguments, evaluator.items(elements));
  Value wanted;
  for (; !set_walk.done(); set_walk.advance()) {
    evaluator.tick();
    if (wanted.is_empty()) wanted = key_of(evaluator, arguments, 2, arguments[0]);
    const int order = order_of(evaluator, wanted, set_walk.key());
    if (order <= 0) return Value::boolean(order == 0);
  }
  return Value::boolean(false);
}

}  // namespace

std::span<const BuiltIn> set_functions() {
  static constexpr BuiltIn table[] = {
      {"set", "arr keyF?", set},
      {"setDiff", "a b keyF?", set_difference},
      {"setInter", "a b keyF?", set_intersection},
      {"setMember", "x arr keyF?", set_member},
      {"setUnion", "a b keyF?", set_union},
      {"sort", "arr keyF?", sort},
      {"uniq", "arr keyF?", uniq},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
