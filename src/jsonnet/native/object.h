// Objects: literals, sums of objects, and where their fields are found.
//
// An object literal with fixed names (`LiteralObject`) is its node, the frame it stands in, and a slot for each field. All
// others are a `CompoundObject`. A sum `a + b` is made in no time, as a pair; when a field is first asked for, the sum is
// flattened into *layers*, one for each literal in it, and a `Shape`: the sorted names, each with its definitions from
// the topmost down. There is a slot for each definition, not for each name, so that `super.f` is found without a search
// and evaluated once like any field. Shapes of fixed names are shared by all objects made in the same way.
//
// A field's body is evaluated in the frame of its layer, which knows `self` and the layer's number (see ast.h), or
// directly in the frame around the literal where no field needs one.
#pragma once

#include <cstdint>
#include <span>

#include "jsonnet/native/evaluator.h"
#include "jsonnet/native/value.h"

namespace cfnsonnet::jsonnet::native {

inline constexpr std::uint32_t no_definition = 0xFFFFFFFF;

/// One literal's way to define a field.
struct Definition {
  std::uint32_t layer;
  std::uint32_t field;  ///< Among the layer's fields.
  std::uint32_t below;  ///< The definition that `super` and `+:` mean, or no_definition.
  bool adds;
};

/// Which fields an object has. Entries, then definitions, then the table of places follow in memory.
struct Shape : Cell {
  std::uint32_t count;             ///< Of entries.
  std::uint32_t removed_count;     ///< Of entries that were taken away by a layer; they follow the others.
  std::uint32_t definition_count;  ///< As many slots has the object.
  std::uint32_t table_mask;        ///< The table has one place more; 0: no table, entries are searched one by one.
  std::uint32_t layer_count;
  std::uint32_t has_assertions;
  const Shape* next_shared;        ///< In the list of shapes with the same hash (see ShapeCache).
  const Node* const* nodes;        ///< The layers' nodes, of a shared shape; else null.

  [[nodiscard]] std::span<FieldEntry> entries() { return {reinterpret_cast<FieldEntry*>(this + 1), count}; }
  [[nodiscard]] std::span<const FieldEntry> entries() const {
    return {reinterpret_cast<const FieldEntry*>(this + 1), count};
  }
  [[nodiscard]] std::span<const FieldEntry> removed() const { return {entries().data() + count, removed_count}; }
  [[nodiscard]] std::span<Definition> definitions() {
    return {reinterpret_cast<Definition*>(entries().data() + count + removed_count), definition_count};
  }
  [[nodiscard]] std::span<const Definition> definitions() const {
    return {reinterpret_cast<const Definition*>(entries().data() + count + removed_count), definition_count};
  }
  /// Indices of entries, plus one; 0: free.
  [[nodiscard]] std::uint32_t* table() { return reinterpret_cast<std::uint32_t*>(definitions().data() + definition_count); }
  [[nodiscard]] const std::uint32_t* table() const {
    return reinterpret_cast<const std::uint32_t*>(definitions().data() + definition_count);
  }
  /// Null where the object has no such field.
  [[nodiscard]] const FieldEntry* find(Name name) const;
};

/// `{ … }` whose names are all fixed. Slots follow. A plain one (Object::is_plain) has all its fields from the start and
/// keeps no frame, so that it does not keep alive whatever else the frame holds: `frame` is null then.
struct LiteralObject : ObjectCell {
  static constexpr std::uint8_t flag_checked = 1;    ///< Its assertions have run, or are running.
  static constexpr std::uint8_t flag_own_frame = 2;  ///< `frame` is the layer's frame; else the one around.
  const Object* node;
  Frame* frame;

  [[nodiscard]] Value* slots() { return reinterpret_cast<Value*>(this + 1); }
};

/// A field of a layer whose names are computed.
struct DynamicMember {
  Name name;
  Value value;  ///< By the layer: the number of the field in the node, the frame of its `for`, or the value itself.
};

/// Of a layer of values, `small` is their Visibility. A layer can also take away the field of its one member,
/// from as many layers below it as `value` says.
struct Members : Cell {
  static constexpr std::uint8_t flag_removes = 1;
  std::uint32_t count;
  [[nodiscard]] std::span<DynamicMember> all() { return {reinterpret_cast<DynamicMember*>(this + 1), count}; }
};

/// One literal in an object.
struct Layer {
  const Node* node;  ///< An Object, an ObjectComprehension, or null: `members` are values.
  Frame* outer;      ///< The frame around the literal.
  Frame* frame;      ///< Of this object's own, once a field needed it.
  Members* members;  ///< Null where all names are fixed.
  LiteralObject* plain = nullptr;  ///< Has the fields of a plain literal; `outer` is null then.
};

struct Layers : Cell {
  std::uint32_t count;
  [[nodiscard]] std::span<Layer> all() { return {reinterpret_cast<Layer*>(this + 1), count}; }
};

struct Slots : Cell {
  std::uint32_t count;
  [[nodiscard]] Value* values() { return reinterpret_cast<Value*>(this + 1); }
};

/// Every other object, in one of three states: a sum (`left`, `right` are objects), one layer (`left` is Layers, `right`
/// null), or flat (`shape` set, `left` is Layers, `right` Slots).
struct CompoundObject : ObjectCell {
  static constexpr std::uint8_t flag_checked = 1;
  const Shape* shape;
  Cell* left;
  Cell* right;

  [[nodiscard]] bool is_flat() const { return shape != nullptr; }
  [[nodiscard]] bool is_sum() const { return shape == nullptr && right != nullptr; }
  [[nodiscard]] Layers* layers() const { return static_cast<Layers*>(left); }
  [[nodiscard]] Slots* slots() const { return static_cast<Slots*>(right); }
};

}  // namespace cfnsonnet::jsonnet::native
