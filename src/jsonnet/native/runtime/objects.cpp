#include "jsonnet/native/runtime/objects.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "document/text.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// The name that stands twice among the members, or null.
Name find_duplicate(std::span<const DynamicMember> members) {
  constexpr std::size_t few = 8;
  if (members.size() <= few) {
    for (std::size_t i = 0; i < members.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (members[i].name == members[j].name) return members[i].name;
    return nullptr;
  }
  const std::size_t mask = std::bit_ceil(members.size() * 2) - 1;
  std::vector<Name> seen(mask + 1, nullptr);
  for (const DynamicMember& member : members) {
    std::size_t at = member.name->hash & mask;
    for (; seen[at] != nullptr; at = (at + 1) & mask)
      if (seen[at] == member.name) return member.name;
    seen[at] = member.name;
  }
  return nullptr;
}

}  // namespace

Members* Objects::make_members(std::span<const DynamicMember> list, std::span<const ValueOrigin> name_origins) {
  if (const Name twice = find_duplicate(list))
    call_stack_.fail("the object has the field {} twice", document::quoted(twice->view()));
  Members* members = static_cast<Members*>(
      heap_.allocate(sizeof(Members) + list.size() * sizeof(DynamicMember), CellKind::members));
  members->count = static_cast<std::uint32_t>(list.size());
  std::copy(list.begin(), list.end(), members->all().begin());
  for (std::size_t i = 0; i < name_origins.size(); ++i) origins_.note_name(members->all()[i], name_origins[i]);
  return members;
}

Value Objects::make_of_names(const Node& node, Frame* outer, std::span<const DynamicMember> members,
                             std::span<const ValueOrigin> name_origins) {
  return make_layer_object(&node, outer, make_members(members, name_origins));
}

Value Objects::make_layer_object(const Node* node, Frame* outer, Members* members) {
  Layers* layers = static_cast<Layers*>(heap_.allocate(sizeof(Layers) + sizeof(Layer), CellKind::layers));
  layers->count = 1;
  layers->all()[0] = {node, outer, nullptr, members};
  return make_compound(layers, nullptr);
}

Value Objects::make_compound(Cell* left, Cell* right) {
  CompoundObject* object = static_cast<CompoundObject*>(heap_.allocate(sizeof(CompoundObject), CellKind::object));
  object->count = right == nullptr ? static_cast<Layers*>(left)->count : layer_count(left) + layer_count(right);
  object->shape = nullptr;
  object->left = left;
  object->right = right;
  return Value::object(object);
}

Value Objects::add(Value left, Value right) { return make_compound(left.as_object(), right.as_object()); }

Value Objects::without_field(Value object, Name name) {
  Members* members = static_cast<Members*>(heap_.allocate(sizeof(Members) + sizeof(DynamicMember), CellKind::members));
  members->flags |= Members::flag_removes;
  members->count = 1;
  members->all()[0] = {name, Value::number(layer_count(object.as_object()))};
  return add(object, make_layer_object(nullptr, nullptr, members));
}

Value Objects::make(std::span<const NewField> list, Visibility visibility) {
  Members* members = static_cast<Members*>(
      heap_.allocate(sizeof(Members) + list.size() * sizeof(DynamicMember), CellKind::members));
  members->count = static_cast<std::uint32_t>(list.size());
  members->small = static_cast<std::uint16_t>(visibility);
  if (origins_.are_traced()) [[unlikely]]
    origins_.forget_maker(*members);  // Another's, of the same address.
  for (std::size_t i = 0; i < list.size(); ++i) {
    members->all()[i] = {list[i].name, list[i].value};
    if (origins_.are_traced()) [[unlikely]]
      origins_.note_name(members->all()[i], list[i].name_origin);
  }
  return make_layer_object(nullptr, nullptr, members);
}

// --- Fields --------------------------------------------------------------------------------------

bool Objects::becomes_link(Value object, bool all_fields) {
  if (is_literal(object)) return false;
  CompoundObject& it = *compound(object);
  return it.is_link() ||
         (it.shape == nullptr && it.right != nullptr && !origins_.are_traced() && chains_.make_link(it, all_fields));
}

std::span<const FieldEntry> Objects::fields(Value object) {
  return becomes_link(object, true) ? chains_.fields(*compound(object)) : shapes_.shape_of(object).entries();
}

const FieldEntry* Objects::find_field(Value object, Name name) {
  return becomes_link(object, false) ? chains_.find_field(*compound(object), name)
                                     : shapes_.shape_of(object).find(name);
}

const FieldEntry* Objects::find_field(Value object, std::string_view name) {
  const Name known = names_.find(name, hash_of(name));
  return known != nullptr ? find_field(object, known) : nullptr;
}

std::uint32_t Objects::find_below(Value object, std::uint32_t layer, Name name) {
  return is_link(object) ? chains_.find_below(*compound(object), layer, name) : shapes_.find_below(object, layer, name);
}

std::optional<FieldEntry> Objects::replaced_field(Value object, const FieldEntry& entry) {
  if (is_literal(object)) return {};
  if (is_link(object)) return chains_.replaced_field(*compound(object), entry);
  const Definition& top = shapes_.shape_of(object).definitions()[entry.definition];
  if (top.adds || top.below == no_definition || !slots_of(object)[top.below].is_empty()) return {};
  const Members* members = compound(object)->layers()->all()[top.layer].members;
  if (members != nullptr && (members->flags & Members::flag_replaces) != 0) return {};
  FieldEntry below = entry;
  below.definition = top.below;
  return below;
}

// --- Of sums -------------------------------------------------------------------------------------

namespace {

/// The literal that all others were added to.
Layer bottom_layer(Value object) {
  Cell* at = object.as_object();
  while (at->kind == CellKind::object && static_cast<CompoundObject*>(at)->is_sum())
    at = static_cast<CompoundObject*>(at)->left;
  if (at->kind == CellKind::object_literal) return {static_cast<LiteralObject*>(at)->node, nullptr, nullptr, nullptr};
  return static_cast<CompoundObject*>(at)->layers()->all().front();
}

}  // namespace

bool is_made_of(Value object, Value other) {
  if (layer_count(object.as_object()) <= layer_count(other.as_object())) return false;
  const Layer bottom = bottom_layer(object);
  const Layer bottom_of_other = bottom_layer(other);
  return bottom.node == bottom_of_other.node && (bottom.node != nullptr || bottom.members == bottom_of_other.members);
}

namespace {

bool asserts(const Cell* object) {
  if (object->kind == CellKind::object_literal)
    return !static_cast<const LiteralObject*>(object)->node->assertions.empty();
  const CompoundObject& it = *static_cast<const CompoundObject*>(object);
  if (it.is_link()) return (it.chain->flags & Chain::flag_asserts) != 0;
  if (it.is_flat()) return it.shape->has_assertions != 0;
  const Object* node = object_node(it.layers()->all()[0]);
  return node != nullptr && !node->assertions.empty();
}

/// Whether there are assertions in a sum that nobody has looked at; how it is to be looked at depends on who asks next.
bool any_asserts(const CompoundObject& sum) {
  std::vector<const Cell*> pending;
  const Cell* at = &sum;
  for (;;) {
    if (is_new_sum(at)) {
      const CompoundObject& it = *static_cast<const CompoundObject*>(at);
      const bool is_deep = is_new_sum(it.right);
      if (is_deep) pending.push_back(it.right);
      if (!is_deep && asserts(it.right)) return true;
      at = it.left;
      continue;
    }
    if (asserts(at)) return true;
    if (pending.empty()) return false;
    at = pending.back();
    pending.pop_back();
  }
}

}  // namespace

bool Objects::has_assertions(CompoundObject& object) {
  if (is_new_sum(&object) && !any_asserts(object)) return false;
  const Value value = Value::object(&object);
  return becomes_link(value, false) ? (object.chain->flags & Chain::flag_asserts) != 0
                                    : shapes_.shape_of(value).has_assertions != 0;
}

}  // namespace cfnsonnet::jsonnet::native
