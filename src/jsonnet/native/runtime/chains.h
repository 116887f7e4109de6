// Chains: sums of objects that are looked at without being laid out.
//
// A program that keeps its state in an object adds a layer to it at each step, and reads a field or two. To lay out all
// of it each time would take time and memory in the square of the steps. So a sum that adds little to much becomes a
// link: it keeps its two operands, and what has been asked of it. The links down the left of a sum are a chain; at its
// bottom is an object that is laid out, and so is the right operand of each link.
//
// A field is looked for from the top down. Every eighth link has an index of the topmost definitions in itself and the
// links below it: as many as the largest power of two that divides its depth. So a search reads no more than a
// logarithm of them, and all indices together have n log n entries.
//
// A field that needs nothing of the object that it is in is evaluated where it is defined, so that all that is added
// later shares its value. Layers are numbered from the bottom, as in a flat object, and `super` means what is below a
// number.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/budget.h"
#include "jsonnet/native/runtime/heap.h"
#include "jsonnet/native/runtime/object.h"
#include "jsonnet/native/runtime/shapes.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

/// What is known of links is kept in the links themselves.
class Chains {
 public:
  Chains(Heap& heap, Budget& budget, Shapes& shapes) : heap_(heap), budget_(budget), shapes_(shapes) {}
  Chains(const Chains&) = delete;
  Chains& operator=(const Chains&) = delete;

  /// Makes a link of a sum that is large, and of the new sums that it begins with. All fields of what nobody has looked
  /// at are as quickly laid out.
  /// @return Whether it has become one.
  bool make_link(CompoundObject& sum, bool all_fields);

  // As of other objects, see Objects. The definition of an entry is its number among the fields of the link.
  [[nodiscard]] std::span<const FieldEntry> fields(CompoundObject& link);
  [[nodiscard]] const FieldEntry* find_field(CompoundObject& link, Name name);
  [[nodiscard]] std::uint32_t find_below(CompoundObject& link, std::uint32_t layer, Name name);
  [[nodiscard]] std::optional<FieldEntry> replaced_field(CompoundObject& link, const FieldEntry& entry);
  /// The number of the topmost field of a name, or no_definition. What its visibility and its being alone depend on,
  /// the definitions of the same name below it, is then known of the links that have them.
  [[nodiscard]] std::uint32_t top_field(CompoundObject& link, Name name);

  /// The frame of a layer, or null where none has been kept.
  [[nodiscard]] Frame* frame_of(CompoundObject& link, std::uint32_t layer);
  /// Where a layer is; of the definition it says nothing.
  [[nodiscard]] Place place_of_layer(CompoundObject& link, std::uint32_t layer);
  void keep_frame(CompoundObject& link, const Place& place, Frame* frame);

 private:
  std::uint32_t add_field(CompoundObject& link, const LinkField& field);
  void index_chain(CompoundObject& link);
  [[nodiscard]] Place locate(ObjectCell* object, Name name);
  [[nodiscard]] Place locate_below(ObjectCell* object, std::uint32_t layer, Name name);
  [[nodiscard]] Place place_in(CompoundObject* link, ObjectCell* operand, std::uint32_t definition);
  [[nodiscard]] Place topmost_in(CompoundObject* link, ObjectCell* operand, Name name);
  [[nodiscard]] std::uint32_t lower_field(CompoundObject& link, Name name, const Place& place);

  Heap& heap_;
  Budget& budget_;
  Shapes& shapes_;
};

/// A layer of an operand of a link, by its number in that operand.
[[nodiscard]] Layer layer_in(ObjectCell* operand, std::uint32_t number);

}  // namespace cfnsonnet::jsonnet::native
