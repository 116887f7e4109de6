// Sums of strings and of arrays, which are pairs until somebody needs them in one piece: the walks through their parts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "jsonnet/native/runtime/cell.h"
#include "jsonnet/native/runtime/text.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

inline bool is_sum(const Text* text) { return text->is_rope(); }
inline bool is_sum(const ArrayCell* array) { return array->is_sum(); }

/// The pieces of a sum from the last to the first.
template <class CellType, class Take>
void for_each_piece_backwards(CellType* sum, Take&& take) {
  std::vector<CellType*> pending{sum};  // What it points to is alive through the sum.
  while (!pending.empty()) {
    CellType* piece = pending.back();
    pending.pop_back();
    if (!is_sum(piece)) {
      take(piece);
      continue;
    }
    pending.push_back(piece->left());
    pending.push_back(piece->right());
  }
}

/// The sums down the left of a sum, from the top down; `base` becomes what the last one begins with.
template <class CellType>
std::vector<CellType*> left_spine(CellType* sum, CellType*& base) {
  std::vector<CellType*> spine;
  for (base = sum; is_sum(base); base = base->left()) spine.push_back(base);
  return spine;
}

/// How much room a sum gets: a state that each step of a loop extends and reads is joined again and again, and must not
/// be copied each time. What has been joined before is taken for one.
inline std::size_t with_room(std::size_t length) { return std::min(length + length / 2, max_cell_items); }

/// A part of a string or an array shares what it is cut from where that is no waste: it is long, and not a small part
/// of what it would keep alive, of which it is one in `max_share` at least. A shorter one is copied, and its own parts
/// share the copy.
inline constexpr std::size_t max_share = 16;

}  // namespace cfnsonnet::jsonnet::native
