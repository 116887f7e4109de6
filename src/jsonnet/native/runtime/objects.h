// Objects as values: making and adding them, and finding their fields. What they are is in object.h; their fields are
// evaluated by the Evaluator.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/call_stack.h"
#include "jsonnet/native/runtime/chains.h"
#include "jsonnet/native/runtime/heap.h"
#include "jsonnet/native/runtime/names.h"
#include "jsonnet/native/runtime/object.h"
#include "jsonnet/native/runtime/origins.h"
#include "jsonnet/native/runtime/shapes.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

struct NewField {
  Name name;
  Value value;                   ///< May be a thunk.
  ValueOrigin name_origin = {};  ///< See Origins::name_source.
};

class Objects {
 public:
  Objects(Heap& heap, Names& names, const CallStack& call_stack, Shapes& shapes, Chains& chains, Origins& origins)
      : heap_(heap), names_(names), call_stack_(call_stack), shapes_(shapes), chains_(chains), origins_(origins) {}
  Objects(const Objects&) = delete;
  Objects& operator=(const Objects&) = delete;

  /// An object with these fields. Names must be unique.
  [[nodiscard]] Value make(std::span<const NewField> fields, Visibility visibility = Visibility::inherited);
  /// What a literal makes some of whose names are computed, or a comprehension. Fails where a name stands twice.
  /// @param name_origins  Empty, or one for each member.
  [[nodiscard]] Value make_of_names(const Node& node, Frame* outer, std::span<const DynamicMember> members,
                                    std::span<const ValueOrigin> name_origins);
  [[nodiscard]] Value add(Value left, Value right);
  /// The object without a field, which only `super` in the object itself still sees.
  [[nodiscard]] Value without_field(Value object, Name name);

  /// Every field, sorted by name (bytes of UTF-8, which is the order of code points).
  [[nodiscard]] std::span<const FieldEntry> fields(Value object);
  [[nodiscard]] const FieldEntry* find_field(Value object, Name name);
  [[nodiscard]] const FieldEntry* find_field(Value object, std::string_view name);
  /// The definition that `super.name` means in a layer, or no_definition.
  [[nodiscard]] std::uint32_t find_below(Value object, std::uint32_t layer, Name name);
  /// The definition that a field's topmost one replaces: it does not add to it, and nothing has read it through
  /// `super`.
  [[nodiscard]] std::optional<FieldEntry> replaced_field(Value object, const FieldEntry& entry);
  [[nodiscard]] bool has_assertions(Value object) {
    return is_literal(object) ? shapes_.shape_of(object).has_assertions != 0 : has_assertions(*compound(object));
  }

 private:
  [[nodiscard]] Members* make_members(std::span<const DynamicMember> list, std::span<const ValueOrigin> name_origins);
  [[nodiscard]] Value make_layer_object(const Node* node, Frame* outer, Members* members);
  [[nodiscard]] Value make_compound(Cell* left, Cell* right);
  /// Whether a sum is a link of a chain, or becomes one now; else it has a shape.
  [[nodiscard]] bool becomes_link(Value object, bool all_fields);
  [[nodiscard]] bool has_assertions(CompoundObject& object);

  Heap& heap_;
  Names& names_;
  const CallStack& call_stack_;
  Shapes& shapes_;
  Chains& chains_;
  Origins& origins_;
};

/// Whether an object was made of another by adding to it, as far as its layers tell.
[[nodiscard]] bool is_made_of(Value object, Value other);

}  // namespace cfnsonnet::jsonnet::native
