// What everything on the evaluator's heap begins with.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cfnsonnet::jsonnet::native {

enum class CellKind : std::uint8_t {
  free,  ///< A dead or unused cell. Must be 0.
  text,
  array,
  object,
  object_literal,
  function,
  thunk,
  frame,
  layers,
  members,
  slots,
  shape,
  context,
  chain,
  chain_index,
  chain_entries,
  link_fields,
};

/// More bytes in a string or items in an array than a cell can count.
inline constexpr std::size_t max_cell_items = 0xFFFFFFFF;

/// A header of four bytes; each kind of cell uses the rest of the first word as it likes.
struct Cell {
  static constexpr std::uint8_t flag_large = 0x80;      ///< Allocated by itself, not in a block.
  static constexpr std::uint8_t flag_permanent = 0x40;  ///< In an arena: never collected, points to no other cell.

  CellKind kind;
  std::uint8_t flags = 0;   ///< The lower ones are of the kind.
  std::uint16_t small = 0;  ///< Of the kind.
};

}  // namespace cfnsonnet::jsonnet::native
