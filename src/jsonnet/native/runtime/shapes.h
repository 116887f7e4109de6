// Shapes: which names an object has, each with its definitions, sorted and indexed.
//
// An object that somebody looks at is laid out once; objects that were made of the same literals share a shape.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/arena.h"
#include "jsonnet/native/runtime/heap.h"
#include "jsonnet/native/runtime/object.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class Shapes {
 public:
  Shapes(Heap& heap, Arena& arena) : heap_(heap), arena_(arena) {}
  Shapes(const Shapes&) = delete;
  Shapes& operator=(const Shapes&) = delete;

  /// Of an object that is no link. A sum that nobody has looked at is flattened.
  [[nodiscard]] const Shape& shape_of(Value object) {
    if (is_literal(object)) return *literal(object)->node->shape;
    CompoundObject& it = *compound(object);
    if (!it.is_flat()) flatten(it);
    return *it.shape;
  }
  /// Of the objects that a literal makes all of whose names are fixed.
  [[nodiscard]] const Shape* literal_shape(const Object& node);
  /// The definition of a field of such an object that stands below a layer, or no_definition: what `super` means.
  [[nodiscard]] std::uint32_t find_below(Value object, std::uint32_t layer, Name name);

 private:
  void flatten(CompoundObject& object);
  [[nodiscard]] Shape* make_shape(std::span<Layer> layers, bool shared);
  [[nodiscard]] const Shape* shape_of_layers(std::span<Layer> layers);

  Heap& heap_;
  Arena& arena_;
  std::vector<const Shape*> shared_;  ///< By hash of their nodes; chained.
  std::size_t shared_count_ = 0;
};

}  // namespace cfnsonnet::jsonnet::native
