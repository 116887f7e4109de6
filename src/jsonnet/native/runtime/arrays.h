// Arrays as values: making, joining, cutting, and finding their items.
//
// A sum of arrays, a range and the rounds of a comprehension are no items in memory before somebody asks for them (see
// ArrayCell); what is asked of an array is asked here. Items may be thunks: Evaluator::force_slot evaluates one in its
// place.
#pragma once

#include <cstddef>
#include <span>

#include "jsonnet/native/runtime/heap.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class Evaluator;

/// An array of these. Heap::array makes an empty one, to be filled at once through ArrayCell::items.
[[nodiscard]] Value array_of(Heap& heap, std::span<const Value> items);

/// The items of an array that has none of its own, which is brought into one piece.
[[nodiscard]] std::span<Value> items_in_one_piece(Evaluator& evaluator, ArrayCell* array);
/// Brought into one piece if need be. The span holds as long as the array does.
[[nodiscard]] inline std::span<Value> items_of(Evaluator& evaluator, Value array) {
  ArrayCell* cell = array.as_array();
  if (cell->has_items()) [[likely]]
    return {cell->items(), cell->length};
  return items_in_one_piece(evaluator, cell);
}
/// One of them, without what `items_of` may cost.
[[nodiscard]] Value lazy_item(Evaluator& evaluator, Value array, std::size_t index);
/// The place of an item; not of a range. A sum is not joined for an item that is close to its end.
[[nodiscard]] Value& item_slot(Evaluator& evaluator, ArrayCell* array, std::size_t index);

/// `length` items from `begin` on. Shares them with the array where that is worth it.
[[nodiscard]] Value part_of(Evaluator& evaluator, Value array, std::size_t begin, std::size_t length);
[[nodiscard]] Value concatenate_arrays(Evaluator& evaluator, Value left, Value right);

}  // namespace cfnsonnet::jsonnet::native
