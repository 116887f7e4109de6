// Sorting, and sets, which are arrays in ascending order without equals.
//
// The key of an item is made once, however often it is compared. Sorting is a stable merge sort, so equals keep their
// order. The functions of two sets walk both once, with the very comparisons of the reference, so that what they make
// of arrays that are no sets is the same as well. Of what is known to be a set (ArrayCell::flag_set) an item is found
// by halving.
#include <algorithm>
#include <vector>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/arrays.h"
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

// --- Sorting -------------------------------------------------------------------------------------

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
      evaluator_.budget.tick();
      const bool takes_left = right == scratch.size() ||
                              (left != middle && evaluator_.compare(scratch[left].key, scratch[right].key) <= 0);
      place = scratch[takes_left ? left++ : right++];
    }
  }

  Evaluator& evaluator_;
  Rooted roots_;
};

KeyedItems& add_all(KeyedItems& keyed, Evaluator& evaluator, const Arguments& arguments, std::span<const Value> items) {
  for (const Value item : items) {
    evaluator.budget.tick();
    keyed.add(key_of(evaluator, arguments, 1, item), item);
  }
  return keyed;
}

// --- What is known to be a set -------------------------------------------------------------------

bool is_simple(Value value) { return value.is_number() || value.is_string(); }

/// Marks a set that was just made. Where origins are traced its items are thunks.
Value marked_set(Evaluator& evaluator, const Arguments& arguments, unsigned function_index, Value made) {
  const bool plain = !evaluator.heap.traces_origins && !arguments.has(function_index) && made.is_array();
  if (plain && made.as_array()->length != 0 && is_simple(lazy_item(evaluator, made, 0)))
    made.as_array()->flags |= ArrayCell::flag_set;
  return made;
}

/// Whether an array is a set, as far as its items have been evaluated: none is for this. Marks it if so.
bool is_set(Evaluator& evaluator, Value array) {
  if (array.as_array()->is_set()) return true;
  if (evaluator.heap.traces_origins) return false;
  const std::span<Value> items = items_of(evaluator, array);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].is_thunk() && items[i].as_thunk()->state() == Thunk::done) items[i] = items[i].as_thunk()->value;
    if (!is_simple(items[i])) return false;
    if (i != 0 && (items[i - 1].is_number() != items[i].is_number() || evaluator.compare(items[i - 1], items[i]) >= 0))
      return false;
  }
  array.as_array()->flags |= ArrayCell::flag_set;
  return true;
}

/// Where an item stands among those of a set from `from` on, or where it would.
struct Found {
  std::size_t at;
  bool is_there;
};
Found find_in(Evaluator& evaluator, std::span<const Value> set, std::size_t from, Value wanted) {
  const auto at = std::partition_point(set.begin() + static_cast<std::ptrdiff_t>(from), set.end(),
                                       [&](Value item) { return evaluator.compare(item, wanted) < 0; });
  const bool is_there = at != set.end() && evaluator.compare(*at, wanted) == 0;
  return {static_cast<std::size_t>(at - set.begin()), is_there};
}

Value array_of(Evaluator& evaluator, std::span<const Keyed> items) {
  ArrayCell* array = evaluator.heap.array(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) array->items()[i] = items[i].item;
  return Value::array(array);
}

/// What has no two items to compare is returned as it is, whatever it is.
Value sort(Evaluator& evaluator, const Arguments& arguments) {
  if (length_argument(evaluator, arguments, 0) < 2) return evaluator.force(arguments[0]);
  const Value elements = elements_argument(evaluator, arguments, 0);
  KeyedItems keyed(evaluator);
  add_all(keyed, evaluator, arguments, items_of(evaluator, elements)).sort();
  return array_of(evaluator, keyed.items);
}

/// Without each item whose key equals that of the one kept last.
Value unique(Evaluator& evaluator, std::span<const Keyed> items) {
  Rooted kept(evaluator.heap);
  Value last_key;
  for (const Keyed& keyed : items) {
    evaluator.budget.tick();
    if (!last_key.is_empty() && evaluator.equals(last_key, keyed.key)) continue;
    last_key = keyed.key;
    kept.values.push_back(keyed.item);
  }
  return array_of(evaluator.heap, kept.values);
}

/// Items that are their own keys, evaluated.
void keep_keys(Evaluator& evaluator, const Arguments& arguments, std::vector<Keyed>& items) {
  if (evaluator.heap.traces_origins || arguments.has(1)) return;
  for (Keyed& keyed : items) keyed.item = keyed.key;
}

Value uniq(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 0);
  const std::span<const Value> items = items_of(evaluator, elements);
  if (items.size() < 2) return elements;
  KeyedItems keyed(evaluator);
  return unique(evaluator, add_all(keyed, evaluator, arguments, items).items);
}

Value set(Evaluator& evaluator, const Arguments& arguments) {
  const Value elements = elements_argument(evaluator, arguments, 0);
  const std::span<const Value> items = items_of(evaluator, elements);
  if (items.size() < 2) return elements;
  KeyedItems keyed(evaluator);
  if (!arguments.has(1) && is_set(evaluator, elements)) return elements;
  add_all(keyed, evaluator, arguments, items).sort();
  keep_keys(evaluator, arguments, keyed.items);
  return marked_set(evaluator, arguments, 1, unique(evaluator, keyed.items));
}

// --- Two sets ------------------------------------------------------------------------------------

/// A set being walked, and the key of the item that it stands at.
class Walk {
 public:
  Walk(Evaluator& evaluator, const Arguments& arguments, std::span<const Value> items)
      : evaluator_(evaluator), arguments_(arguments), rest_(items) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  /// Evaluated where it is its own key.
  [[nodiscard]] Value item() { return arguments_.has(2) || evaluator_.heap.traces_origins ? rest_.front() : key(); }
  [[nodiscard]] std::span<const Value> rest() const { return rest_; }
  [[nodiscard]] Value key() {
    if (key_.is_empty()) key_ = key_of(evaluator_, arguments_, 2, rest_.front());
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
  Value tail = array_of(evaluator.heap, rest);
  if (whole.is_string()) {
    tail = evaluator.strings.make("");
    for (const Value character : rest) tail = evaluator.strings.concatenate(tail, character);
  }
  return evaluator.add(kept, tail);
}

/// Of two sets one of which is much smaller: each of its items is looked for in the other.
Value merge_few(Evaluator& evaluator, Value few, Value many, bool few_are_left, Keeps keeps) {
  const bool keeps_few = few_are_left ? keeps.only_left : keeps.only_right;
  const bool keeps_many = few_are_left ? keeps.only_right : keeps.only_left;
  const std::span<const Value> wanted = items_of(evaluator, few);
  const std::span<const Value> all = items_of(evaluator, many);
  if (keeps_many && keeps_few && wanted.size() == 1 && find_in(evaluator, all, 0, wanted[0]).at == all.size())
    return concatenate_arrays(evaluator, many, few);
  std::vector<Found> places;
  std::size_t there = 0;
  for (const Value item : wanted) {
    evaluator.budget.tick();
    const std::size_t from = places.empty() ? 0 : places.back().at;
    places.push_back(find_in(evaluator, all, from, item));
    there += places.back().is_there ? 1 : 0;
  }
  const std::size_t length = (keeps_many ? all.size() - there : 0) + (keeps_few ? wanted.size() - there : 0) +
                             (keeps.both ? there : 0);
  ArrayCell* made = evaluator.heap.array(length);
  Value* end = made->items();
  std::size_t at = 0;
  const auto keep_until = [&](std::size_t next) {
    if (keeps_many) end = std::ranges::copy(all.subspan(at, next - at), end).out;
    at = next;
  };
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto [place, is_there] = places[i];
    keep_until(place);
    if (is_there ? keeps.both : keeps_few) *end++ = is_there && !few_are_left ? all[place] : wanted[i];
    if (is_there) ++at;
  }
  keep_until(all.size());
  return Value::array(made);
}

/// Of what is known to be two sets of one type, one much smaller; else an empty value.
Value merge_known_sets(Evaluator& evaluator, Value left, Value right, Keeps keeps) {
  constexpr std::size_t much = 8;
  const std::size_t left_length = left.as_array()->length, right_length = right.as_array()->length;
  const bool few_are_left = left_length < right_length;
  const Value few = few_are_left ? left : right;
  const Value many = few_are_left ? right : left;
  if (few.as_array()->length == 0 || few.as_array()->length > many.as_array()->length / much) return {};
  for (const Value array : {left, right})
    (void)evaluator.force_slot(items_of(evaluator, array)[0]);  // They are compared in any case.
  if (!is_set(evaluator, few) || !is_set(evaluator, many)) return {};
  if (items_of(evaluator, few)[0].is_number() != items_of(evaluator, many)[0].is_number()) return {};
  return merge_few(evaluator, few, many, few_are_left, keeps);
}

Value merge_sets(Evaluator& evaluator, const Arguments& arguments, Keeps keeps) {
  const Value left_elements = elements_argument(evaluator, arguments, 0);
  const Value right_elements = elements_argument(evaluator, arguments, 1);
  const bool are_arrays = evaluator.force(arguments[0]).is_array() && evaluator.force(arguments[1]).is_array();
  if (!arguments.has(2) && are_arrays) {
    const Value merged = merge_known_sets(evaluator, left_elements, right_elements, keeps);
    if (!merged.is_empty()) return marked_set(evaluator, arguments, 2, merged);
  }
  Walk left(evaluator, arguments, items_of(evaluator, left_elements));
  Walk right(evaluator, arguments, items_of(evaluator, right_elements));
  Rooted kept(evaluator.heap);
  while (!left.done() && !right.done()) {
    evaluator.budget.tick();
    const int order = order_of(evaluator, left.key(), right.key());
    if (order == 0 ? keeps.both : order < 0 && keeps.only_left) kept.values.push_back(left.item());
    if (order > 0 && keeps.only_right) kept.values.push_back(right.item());
    if (order <= 0) left.advance();
    if (order >= 0) right.advance();
  }
  const Value merged = array_of(evaluator.heap, kept.values);
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
  if (!arguments.has(2) && elements.as_array()->length != 0) {
    const Value wanted = evaluator.force(arguments[0]);
    (void)evaluator.force_slot(items_of(evaluator, elements)[0]);
    const std::span<const Value> set = items_of(evaluator, elements);
    if (is_simple(wanted) && is_set(evaluator, elements) && wanted.is_number() == set[0].is_number())
      return Value::boolean(find_in(evaluator, set, 0, wanted).is_there);
  }
  Walk set_walk(evaluator, arguments, items_of(evaluator, elements));
  Value wanted;
  for (; !set_walk.done(); set_walk.advance()) {
    evaluator.budget.tick();
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
