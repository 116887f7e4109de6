// Objects: literals, sums of objects, and where their fields are found.
//
// An object literal with fixed names (`LiteralObject`) is its node, the frame it stands in, and a slot for each field.
// All others are a `CompoundObject`. A sum `a + b` is made in no time, as a pair; when a field is first asked for, the
// sum is flattened into *layers*, one for each literal in it, and a `Shape`: the sorted names, each with its
// definitions from the topmost down. There is a slot for each definition, not for each name, so that `super.f` is found
// without a search and evaluated once like any field. Shapes of fixed names are shared by all objects made in the same
// way.
//
// Of what is large, a sum that adds little to it is not flattened but becomes a link of a *chain* (chains.h): a field
// is then looked for from the top down, and only what has been asked for is kept.
//
// A field's body is evaluated in the frame of its layer, which knows `self` and the layer's number (see program.h), or
// directly in the frame around the literal where no field needs one.
#pragma once

#include <cstdint>
#include <span>

#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

inline constexpr std::uint32_t no_definition = 0xFFFFFFFF;

/// A name with its place among an object's fields.
struct FieldEntry {
  Name name;
  std::uint32_t definition;  ///< The topmost.
  bool hidden : 1;
  std::uint32_t removed_by : 31 = 0;  ///< The layer that took it away, of a field that is no longer there.
};

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
  const Shape* next_shared;  ///< In the list of shapes with the same hash (see Shapes).
  const Node* const* nodes;  ///< The layers' nodes, of a shared shape; else null.

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
  [[nodiscard]] std::uint32_t* table() {
    return reinterpret_cast<std::uint32_t*>(definitions().data() + definition_count);
  }
  [[nodiscard]] const std::uint32_t* table() const {
    return reinterpret_cast<const std::uint32_t*>(definitions().data() + definition_count);
  }
  /// Null where the object has no such field.
  [[nodiscard]] const FieldEntry* find(Name name) const;
};

/// `{ … }` whose names are all fixed. Slots follow. A plain one (Object::is_plain) has all its fields from the start
/// and keeps no frame, so that it does not keep alive whatever else the frame holds: `frame` is null then.
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
  static constexpr std::uint8_t
      flag_replaces = 2;  ///< Of values that are meant to replace others (see replaced_field).
  std::uint32_t count;
  [[nodiscard]] std::span<DynamicMember> all() { return {reinterpret_cast<DynamicMember*>(this + 1), count}; }
};

/// One literal in an object.
struct Layer {
  const Node* node;                ///< An Object, an ObjectComprehension, or null: `members` are values.
  Frame* outer;                    ///< The frame around the literal.
  Frame* frame;                    ///< Of this object's own, once a field needed it.
  Members* members;                ///< Null where all names are fixed.
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

struct Chain;

/// Every other object, in one of four states: a sum (`left`, `right` are objects), a link (the same, with `chain` set),
/// one layer (`left` is Layers, `right` null), or flat (`shape` set, `left` is Layers, `right` Slots). `count` is how
/// many layers it has.
struct CompoundObject : ObjectCell {
  static constexpr std::uint8_t flag_checked = 1;
  static constexpr std::uint8_t flag_link = 2;
  union {
    const Shape* shape;
    Chain* chain;
  };
  Cell* left;
  Cell* right;

  [[nodiscard]] bool is_link() const { return (flags & flag_link) != 0; }
  [[nodiscard]] bool is_flat() const { return shape != nullptr && !is_link(); }
  [[nodiscard]] bool is_sum() const { return is_link() || (shape == nullptr && right != nullptr); }
  [[nodiscard]] Layers* layers() const { return static_cast<Layers*>(left); }
  [[nodiscard]] Slots* slots() const { return static_cast<Slots*>(right); }
};

// --- What is asked of all of them ----------------------------------------------------------------

inline LiteralObject* literal(Value object) { return static_cast<LiteralObject*>(object.as_object()); }
inline CompoundObject* compound(Value object) { return static_cast<CompoundObject*>(object.as_object()); }
inline bool is_literal(Value object) { return object.as_object()->kind == CellKind::object_literal; }
inline bool is_link(const Cell* cell) {
  return cell->kind == CellKind::object && static_cast<const CompoundObject*>(cell)->is_link();
}
/// A sum that nobody has looked at.
inline bool is_new_sum(const Cell* cell) {
  return cell->kind == CellKind::object && static_cast<const CompoundObject*>(cell)->is_sum() && !is_link(cell);
}
/// The operands of a link.
inline ObjectCell* left_of(const CompoundObject& link) { return static_cast<ObjectCell*>(link.left); }
inline ObjectCell* right_of(const CompoundObject& link) { return static_cast<ObjectCell*>(link.right); }
inline bool is_link(Value object) { return !is_literal(object) && compound(object)->is_link(); }
/// How many literals an object is made of.
inline std::uint32_t layer_count(const Cell* object) {
  return object->kind == CellKind::object_literal ? 1 : static_cast<const CompoundObject*>(object)->count;
}
/// The slots of an object that is no link, which has a shape.
inline Value* slots_of(Value object) {
  return is_literal(object) ? literal(object)->slots() : compound(object)->slots()->values();
}
/// A literal as the layer of another object.
inline Layer layer_of(LiteralObject* it) {
  const bool own = (it->flags & LiteralObject::flag_own_frame) != 0;
  return {it->node, own ? it->frame->parent : it->frame, nullptr, nullptr, it->frame == nullptr ? it : nullptr};
}
inline const Object* object_node(const Layer& layer) {
  return layer.node != nullptr && layer.node->kind == NodeKind::object ? static_cast<const Object*>(layer.node)
                                                                       : nullptr;
}

// --- Chains (chains.h) --------------------------------------------------------------------------

/// Where a field is defined: in the operand that a link adds, or in the object at the chain's bottom.
struct Place {
  CompoundObject* link = nullptr;  ///< Null: at the bottom.
  ObjectCell* operand = nullptr;   ///< A literal or a flat object; null: nowhere.
  std::uint32_t definition = 0;    ///< In the operand's shape.
  std::uint32_t layer = 0;         ///< In the whole object.
};

/// What is known of a field of a link, or of one of its layers (without a name: `value` is its frame).
struct LinkField {
  FieldEntry entry;  ///< `definition` is its own number among those of the link.
  Place place;
  Value value;  ///< Empty: not evaluated yet.
  bool is_topmost;
  /// Nothing that it needs depends on the object that it is in, so that all objects can share its value.
  bool is_alone;
};

/// A table of their numbers plus one follows them in memory, in which each has one place by its name and layer, and one
/// more by its name alone if it is the topmost.
struct LinkFields : Cell {
  std::uint32_t count;
  std::uint32_t capacity;    ///< A power of two.
  std::uint32_t unused = 0;  ///< Fields are at multiples of eight.
  [[nodiscard]] LinkField* all() { return reinterpret_cast<LinkField*>(this + 1); }
  [[nodiscard]] std::uint32_t* table() { return reinterpret_cast<std::uint32_t*>(all() + capacity); }
  [[nodiscard]] std::uint32_t table_mask() const { return 4 * capacity - 1; }
};

/// Where the topmost definitions of some links are.
struct ChainIndex : Cell {
  struct Entry {
    Name name;
    CompoundObject* link;
  };
  std::uint32_t mask;
  [[nodiscard]] Entry* table() { return reinterpret_cast<Entry*>(this + 1); }
};

/// Sorted by name.
struct ChainEntries : Cell {
  std::uint32_t count;
  [[nodiscard]] std::span<FieldEntry> all() { return {reinterpret_cast<FieldEntry*>(this + 1), count}; }
};

struct Chain : Cell {
  static constexpr std::uint8_t flag_asserts = 1;  ///< The link, or one below it, has assertions.
  std::uint32_t depth;                             ///< Links down to the bottom, this one included.
  ChainIndex* index;                               ///< Of this link and those below it down to …
  Cell* below_index;                               ///< … what a search goes on with.
  LinkFields* fields;
  ChainEntries* entries;  ///< All fields, once somebody has asked for them.
};

}  // namespace cfnsonnet::jsonnet::native
