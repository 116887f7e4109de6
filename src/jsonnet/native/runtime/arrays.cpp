#include "jsonnet/native/runtime/arrays.h"

#include <algorithm>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/heap.h"
#include "jsonnet/native/runtime/sums.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Shorter sums are copied at once.
constexpr std::uint32_t min_sum_items = 32;

/// Shorter parts are copied (see max_share).
constexpr std::size_t min_shared_items = 32;

/// An item of a sum is looked for as deep as this before the sum is joined.
constexpr unsigned max_sum_depth = 16;

}  // namespace

Value array_of(Heap& heap, std::span<const Value> values) {
  ArrayCell* made = heap.array(values.size());
  std::copy(values.begin(), values.end(), made->items());
  return Value::array(made);
}

namespace {

void number_items(Evaluator& evaluator, ArrayCell* range) {
  const double first = range->first();
  ArrayCell* made = evaluator.heap.array(range->length);
  for (std::uint32_t i = 0; i < made->length; ++i) made->items()[i] = Value::number(first + i);
  range->become_stretch(made, made->items());
}

/// The same as of a rope of strings (Strings::join).
void join(Evaluator& evaluator, ArrayCell* sum) {
  ArrayCell* base = nullptr;
  const std::vector<ArrayCell*> spine = left_spine(sum, base);
  (void)items_of(evaluator, Value::array(base));
  const bool was_joined = base->is_stretch();
  ArrayCell* owner = was_joined ? base->owner() : nullptr;
  Value* begin = was_joined ? base->begin() : nullptr;
  const auto taken = [&] { return static_cast<std::size_t>(owner->items()[0].as_number()); };
  const bool has_room = was_joined && (owner->flags & ArrayCell::flag_buffer) != 0 &&
                        begin + base->length == owner->items() + 1 + taken() &&
                        begin + sum->length <= owner->items() + owner->length;
  if (!has_room) {
    owner = evaluator.heap.array(was_joined ? with_room(sum->length) + 1 : sum->length);
    begin = owner->items();
    if (was_joined) {
      owner->flags |= ArrayCell::flag_buffer;
      ++begin;
    }
    std::ranges::copy(items_of(evaluator, Value::array(base)), begin);
  }
  for (std::size_t i = spine.size(); i-- > 0;) {
    Value* end = begin + spine[i]->length;
    for_each_piece_backwards(spine[i]->right(), [&](ArrayCell* piece) {
      end -= piece->length;
      std::ranges::copy(items_of(evaluator, Value::array(piece)), end);
    });
    spine[i]->become_stretch(owner, begin);
  }
  if ((owner->flags & ArrayCell::flag_buffer) != 0)
    owner->items()[0] = Value::number(static_cast<double>(begin + sum->length - owner->items() - 1));
}

}  // namespace

std::span<Value> items_in_one_piece(Evaluator& evaluator, ArrayCell* array) {
  if (array->is_sum())
    join(evaluator, array);
  else if (array->is_range())
    number_items(evaluator, array);
  else if (array->is_rounds())
    evaluator.run_rounds(array);
  return {array->begin(), array->length};
}

Value lazy_item(Evaluator& evaluator, Value array, std::size_t index) {
  ArrayCell* cell = array.as_array();
  if (cell->is_range()) return Value::number(cell->first() + static_cast<double>(index));
  return item_slot(evaluator, cell, index);
}

Value& item_slot(Evaluator& evaluator, ArrayCell* array, std::size_t index) {
  ArrayCell* part = array;
  std::size_t at = index;
  for (unsigned depth = 0; part->is_sum() && depth < max_sum_depth; ++depth) {
    const bool is_left = at < part->left()->length;
    if (!is_left) at -= part->left()->length;
    part = is_left ? part->left() : part->right();
  }
  return part->is_sum() ? items_of(evaluator, Value::array(array))[index] : items_of(evaluator, Value::array(part))[at];
}

Value part_of(Evaluator& evaluator, Value array, std::size_t begin, std::size_t length) {
  ArrayCell* cell = array.as_array();
  if (length == cell->length) return array;
  if (cell->is_range())
    return Value::array(evaluator.heap.array_range(cell->first() + static_cast<double>(begin), length));
  const std::span<Value> all = items_of(evaluator, array);
  ArrayCell* owner = cell->is_stretch() ? cell->owner() : cell;
  const bool is_shared = length >= min_shared_items && length >= owner->length / max_share;
  ArrayCell* made = is_shared ? evaluator.heap.array_stretch(owner, all.data() + begin, length)
                              : evaluator.heap.array(length);
  if (!is_shared) std::ranges::copy(all.subspan(begin, length), made->items());
  made->flags |= cell->flags & ArrayCell::flag_set;
  return Value::array(made);
}

Value concatenate_arrays(Evaluator& evaluator, Value left, Value right) {
  ArrayCell* a = left.as_array();
  ArrayCell* b = right.as_array();
  if (a->length == 0) return right;
  if (b->length == 0) return left;
  if (a->length + b->length >= min_sum_items) return Value::array(evaluator.heap.array_sum(a, b));
  ArrayCell* sum = evaluator.heap.array(a->length + b->length);
  std::copy_n(items_of(evaluator, left).data(), a->length, sum->items());
  std::copy_n(items_of(evaluator, right).data(), b->length, sum->items() + a->length);
  return Value::array(sum);
}

}  // namespace cfnsonnet::jsonnet::native
