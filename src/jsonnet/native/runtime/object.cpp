// Making objects, evaluating their fields, and running their assertions. Shapes are made in shape.cpp.
#include "jsonnet/native/runtime/object.h"

#include <algorithm>
#include <cmath>

#include "document/text.h"

namespace cfnsonnet::jsonnet::native {
// --- Making --------------------------------------------------------------------------------------

Value Evaluator::eval_object(const Object& node, Frame* frame) {
  if (node.all_names_static) {
    if (node.shape == nullptr) {
      node.shape = shapes.literal_shape(node);
      node.is_plain = is_plain_literal(node);
    }
    const std::uint32_t count = node.shape->definition_count;
    LiteralObject* object = static_cast<LiteralObject*>(
        heap.allocate(sizeof(LiteralObject) + count * sizeof(Value), CellKind::object_literal));
    object->count = count;
    object->node = &node;
    object->frame = frame;
    std::fill_n(object->slots(), count, Value());
    if (node.is_plain && !origins.are_traced()) fill_plain(*object);
    return Value::object(object);
  }
  std::vector<DynamicMember> members;
  members.reserve(node.fields.size());
  NameOrigins name_origins;
  for (std::size_t i = 0; i < node.fields.size(); ++i) {
    const Name name = node.fields[i].name != nullptr ? node.fields[i].name : computed_name(node.fields[i], frame);
    if (name == nullptr) continue;
    members.push_back({name, Value::number(static_cast<double>(i))});
    if (origins.are_traced()) name_origins.push_back(node.fields[i].name != nullptr ? ValueOrigin() : origins.last());
  }
  return make_layer_object(&node, frame, make_members(members, name_origins));
}

Value Evaluator::eval_object_comprehension(const ObjectComprehension& node, Frame* frame) {
  Rooted frames(heap);
  std::vector<DynamicMember> members;
  NameOrigins name_origins;
  for_each_frame(node.clauses, frame, [&](Frame* round) {
    const Name name = computed_name(node.field, round);
    if (name == nullptr) return;
    frames.values.push_back(Value::cell(round));
    members.push_back({name, Value::cell(round)});
    if (origins.are_traced()) name_origins.push_back(origins.last());
  });
  return make_layer_object(&node, frame, make_members(members, name_origins));
}

/// Gives a plain literal its fields, unless it refers to a local that is bound after it.
void Evaluator::fill_plain(LiteralObject& object) {
  for (std::uint32_t i = 0; i < object.count; ++i) {
    const Value value = plain_value(object.node->fields[i].body, object.frame);
    if (value.is_empty()) {
      std::fill_n(object.slots(), object.count, Value());
      return;
    }
    object.slots()[i] = value;
  }
  object.frame = nullptr;
}

Value Evaluator::plain_value(const Node* node, Frame* frame) {
  if (node->kind == NodeKind::variable) {
    const Slot slot = static_cast<const Variable*>(node)->slot;
    return frame->out(slot.depth)->slots()[slot.index];
  }
  if (node->kind != NodeKind::array) {
    Value value;
    return try_eager(node, frame, value) ? value : Value();
  }
  const Array& array = *static_cast<const Array*>(node);
  ArrayCell* cell = heap.array(array.items.size());
  for (std::size_t i = 0; i < array.items.size(); ++i) {
    cell->items()[i] = plain_value(array.items[i], frame);
    if (cell->items()[i].is_empty()) return {};
  }
  return Value::array(cell);
}

namespace {

bool is_plain(const Node* node, unsigned depth) {
  constexpr unsigned max_depth = 4;
  switch (node->kind) {
    case NodeKind::null:
    case NodeKind::boolean:
    case NodeKind::string:
    case NodeKind::variable: return true;
    case NodeKind::number: return std::isfinite(static_cast<const Number*>(node)->value);
    case NodeKind::array: {
      const auto& items = static_cast<const Array*>(node)->items;
      return depth < max_depth &&
             std::all_of(items.begin(), items.end(), [&](const Node* item) { return is_plain(item, depth + 1); });
    }
    default: return false;
  }
}

}  // namespace

bool Evaluator::is_plain_literal(const Object& node) {
  constexpr std::size_t max_fields = 16;
  return !node.needs_frame && node.assertions.empty() && node.fields.size() <= max_fields &&
         std::all_of(node.fields.begin(), node.fields.end(),
                     [](const Field& field) { return !field.adds && is_plain(field.body, 0); });
}

/// Null where the name is null: such a field is left out.
Name Evaluator::computed_name(const Field& field, Frame* frame) {
  const Value name = eval(field.name_node, frame);
  if (name.is_string()) return strings.intern(name);
  if (!name.is_null())
    fail_at(field.name_node->span, fmt::format("a field's name must be a string, not {}", with_article(name)));
  return nullptr;
}

namespace {

/// The name that stands twice among the members, or null.
Name find_duplicate(const std::vector<DynamicMember>& members) {
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

/// `name_origins` is empty, or has one for each member.
Members* Evaluator::make_members(const std::vector<DynamicMember>& list, const NameOrigins& name_origins) {
  if (const Name twice = find_duplicate(list))
    fail("the object has the field {} twice", document::quoted(twice->view()));
  Members* members = static_cast<Members*>(
      heap.allocate(sizeof(Members) + list.size() * sizeof(DynamicMember), CellKind::members));
  members->count = static_cast<std::uint32_t>(list.size());
  std::copy(list.begin(), list.end(), members->all().begin());
  for (std::size_t i = 0; i < name_origins.size(); ++i) origins.note_name(members->all()[i], name_origins[i]);
  return members;
}

Value Evaluator::make_layer_object(const Node* node, Frame* outer, Members* members) {
  Layers* layers = static_cast<Layers*>(heap.allocate(sizeof(Layers) + sizeof(Layer), CellKind::layers));
  layers->count = 1;
  layers->all()[0] = {node, outer, nullptr, members};
  return make_compound(layers, nullptr);
}

Value Evaluator::make_compound(Cell* left, Cell* right) {
  CompoundObject* object = static_cast<CompoundObject*>(heap.allocate(sizeof(CompoundObject), CellKind::object));
  object->count = right == nullptr ? static_cast<Layers*>(left)->count : layer_count(left) + layer_count(right);
  object->shape = nullptr;
  object->left = left;
  object->right = right;
  return Value::object(object);
}

Value Evaluator::add_objects(Value left, Value right) { return make_compound(left.as_object(), right.as_object()); }

Value Evaluator::without_field(Value object, Name name) {
  Members* members = static_cast<Members*>(heap.allocate(sizeof(Members) + sizeof(DynamicMember), CellKind::members));
  members->flags |= Members::flag_removes;
  members->count = 1;
  members->all()[0] = {name, Value::number(layer_count(object.as_object()))};
  return add_objects(object, make_layer_object(nullptr, nullptr, members));
}

Value Evaluator::object(std::span<const NewField> list, Visibility visibility) {
  Members* members = static_cast<Members*>(
      heap.allocate(sizeof(Members) + list.size() * sizeof(DynamicMember), CellKind::members));
  members->count = static_cast<std::uint32_t>(list.size());
  members->small = static_cast<std::uint16_t>(visibility);
  if (origins.are_traced()) [[unlikely]]
    origins.forget_maker(*members);  // Another's, of the same address.
  for (std::size_t i = 0; i < list.size(); ++i) {
    members->all()[i] = {list[i].name, list[i].value};
    if (origins.are_traced()) [[unlikely]]
      origins.note_name(members->all()[i], list[i].name_origin);
  }
  return make_layer_object(nullptr, nullptr, members);
}

// --- Flattening ----------------------------------------------------------------------------------

/// Whether a sum is a link of a chain, or becomes one now; else it has a shape.
bool Evaluator::becomes_link(Value object, bool all_fields) {
  if (is_literal(object)) return false;
  CompoundObject& it = *compound(object);
  return it.is_link() ||
         (it.shape == nullptr && it.right != nullptr && !origins.are_traced() && make_link(it, all_fields));
}

// --- Fields --------------------------------------------------------------------------------------

std::span<const FieldEntry> Evaluator::fields(Value object) {
  return becomes_link(object, true) ? link_entries(*compound(object)) : shapes.shape_of(object).entries();
}

const FieldEntry* Evaluator::find_field(Value object, Name name) {
  return becomes_link(object, false) ? find_in_link(*compound(object), name) : shapes.shape_of(object).find(name);
}

const FieldEntry* Evaluator::find_field(Value object, std::string_view name) {
  const Name known = names.find(name, hash_of(name));
  return known != nullptr ? find_field(object, known) : nullptr;
}

Value Evaluator::field(Value object, const FieldEntry& entry) { return evaluate_definition(object, entry.definition); }

Value* Evaluator::slots_of(Value object) {
  return is_literal(object) ? literal(object)->slots() : compound(object)->slots()->values();
}

Value Evaluator::lazy_field(Value object, const FieldEntry& entry) {
  const Value slot = is_link(object) ? compound(object)->chain->fields->all()[entry.definition].value
                                     : slots_of(object)[entry.definition];
  if (!slot.is_empty() && slot != Value::busy()) return slot;
  return Value::thunk(heap.thunk_field(object, entry.definition));
}

Value Evaluator::evaluate_definition(Value object, std::uint32_t number) {
  if (is_link(object)) [[unlikely]]
    return evaluate_link_field(*compound(object), number);
  Value& slot = slots_of(object)[number];
  if (!slot.is_empty()) {
    if (slot == Value::busy()) [[unlikely]]
      fail_busy(object, number);
    return force_slot(slot);
  }
  slot = Value::busy();
  const Shape& shape = shapes.shape_of(object);
  const Value value = evaluate_body(object, shape.definitions()[number]);
  slot = origins.are_traced() ? origins.traced(value) : value;
  return value;
}

void Evaluator::fail_busy(Value object, std::uint32_t number) {
  for (const FieldEntry& entry : fields(object))
    if (entry.definition == number)
      fail("infinite recursion: the field {} needs itself", document::quoted(entry.name->view()));
  fail("infinite recursion: the field needs itself");
}

Value Evaluator::evaluate_body(Value object, const Definition& definition) {
  Layer local;  // A literal object is its own layer.
  Layer* layer = &local;
  if (is_literal(object)) {
    local = {literal(object)->node, literal(object)->frame, nullptr, nullptr};
  } else {
    layer = &compound(object)->layers()->all()[definition.layer];
  }
  return evaluate_in_layer(object, definition, definition.layer, *layer);
}

/// A definition in a layer of an object, whose number in the object is `number`.
Value Evaluator::evaluate_in_layer(Value object, const Definition& definition, std::uint32_t number, Layer& at) {
  Layer* const layer = &at;
  if (layer->node == nullptr) return force(layer->members->all()[definition.field].value);
  if (layer->plain != nullptr) return force_slot(layer->plain->slots()[definition.field]);

  const Field* field = nullptr;
  Frame* frame = nullptr;
  if (layer->node->kind == NodeKind::object) {
    const Object& node = *static_cast<const Object*>(layer->node);
    const std::uint32_t index = layer->members == nullptr
                                    ? definition.field
                                    : static_cast<std::uint32_t>(
                                          layer->members->all()[definition.field].value.as_number());
    field = &node.fields[index];
    frame = node.needs_frame ? layer_frame(object, number) : layer->outer;
  } else {
    const ObjectComprehension& node = *static_cast<const ObjectComprehension*>(layer->node);
    field = &node.field;
    frame = static_cast<Frame*>(layer->members->all()[definition.field].value.as_cell());
    if (node.needs_frame) frame = make_layer_frame(object, number, frame, node.frame_size, node.locals);
  }
  budget.check_depth();
  const CallStack::Nesting nesting(call_stack);
  const Name name = layer->members == nullptr ? field->name : layer->members->all()[definition.field].name;
  const CallStack::Scope scope(call_stack, Activation::What::field, field->body, name, frame);
  if (!definition.adds) return eval(field->body, frame);
  const std::uint32_t lower = is_link(object) ? find_super(object, number, name) : definition.below;
  if (lower == no_definition) return eval(field->body, frame);
  const Value below = evaluate_definition(object, lower);
  const Value value = add_at(below, eval(field->body, frame), field->body->span);
  return origins.note(field->body, frame, value);
}

/// The frame of a layer: `self`, the layer's number, and the locals, which are evaluated once for all its fields.
Frame* Evaluator::make_layer_frame(Value object, std::uint32_t layer, Frame* outer, std::uint16_t size,
                                   std::span<const Bind> locals) {
  Frame* frame = heap.frame(outer, size);
  frame->slots()[0] = object;
  frame->slots()[1] = Value::number(layer);
  bind(locals, frame);
  return frame;
}

Frame* Evaluator::layer_frame(Value object, std::uint32_t index) {
  if (is_literal(object)) {
    LiteralObject* it = literal(object);
    if ((it->flags & LiteralObject::flag_own_frame) != 0) return it->frame;
    Frame* frame = make_layer_frame(object, 0, it->frame, it->node->frame_size, it->node->locals);
    it->frame = frame;
    it->flags |= LiteralObject::flag_own_frame;
    return frame;
  }
  if (is_link(object)) return link_frame(*compound(object), index);
  Layer& layer = compound(object)->layers()->all()[index];
  if (layer.frame != nullptr) return layer.frame;
  const Object& node = *static_cast<const Object*>(layer.node);
  Frame* frame = make_layer_frame(object, index, layer.outer, node.frame_size, node.locals);
  compound(object)->layers()->all()[index].frame = frame;
  return frame;
}

// --- super ---------------------------------------------------------------------------------------

/// The definition that `super.name` means in a layer, or no_definition.
std::uint32_t Evaluator::find_super(Value object, std::uint32_t layer, Name name) {
  return is_link(object) ? find_below_in_link(*compound(object), layer, name) : shapes.find_below(object, layer, name);
}

Value Evaluator::eval_super(const SuperIndex& node, Frame* frame) {
  Frame* layer_frame = frame->out(node.depth);
  const Value object = layer_frame->slots()[0];
  const auto layer = static_cast<std::uint32_t>(layer_frame->slots()[1].as_number());
  Name name = node.name;
  if (name == nullptr) {
    const Value index = eval(node.index, frame);
    if (!index.is_string())
      fail_at(node.index->span, fmt::format("super is indexed with a string, not {}", with_article(index)));
    name = strings.intern(index);
  }
  const std::uint32_t number = find_super(object, layer, name);
  if (number == no_definition) fail_at(node.span, fmt::format("super has no field {}", document::quoted(name->view())));
  return evaluate_definition(object, number);
}

Value Evaluator::eval_in_super(const InSuper& node, Frame* frame) {
  Frame* layer_frame = frame->out(node.depth);
  const Value name = eval(node.name, frame);
  if (!name.is_string())
    fail_at(node.name->span, fmt::format("`in super` asks for a string, not {}", with_article(name)));
  const auto layer = static_cast<std::uint32_t>(layer_frame->slots()[1].as_number());
  const bool found = find_super(layer_frame->slots()[0], layer, strings.intern(name)) != no_definition;
  return origins.note(&node, frame, Value::boolean(found));
}

// --- Replaced fields -----------------------------------------------------------------------------

std::optional<FieldEntry> Evaluator::replaced_field(Value object, const FieldEntry& entry) {
  if (is_literal(object)) return {};
  if (is_link(object)) return replaced_in_link(*compound(object), entry);
  const Definition& top = shapes.shape_of(object).definitions()[entry.definition];
  if (top.adds || top.below == no_definition || !slots_of(object)[top.below].is_empty()) return {};
  const Members* members = compound(object)->layers()->all()[top.layer].members;
  if (members != nullptr && (members->flags & Members::flag_replaces) != 0) return {};
  FieldEntry below = entry;
  below.definition = top.below;
  return below;
}

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

bool Evaluator::is_made_of(Value object, Value other) {
  if (layer_count(object.as_object()) <= layer_count(other.as_object())) return false;
  const Layer bottom = bottom_layer(object);
  const Layer bottom_of_other = bottom_layer(other);
  return bottom.node == bottom_of_other.node && (bottom.node != nullptr || bottom.members == bottom_of_other.members);
}

// --- Assertions ----------------------------------------------------------------------------------

namespace {

bool is_new_sum(const CompoundObject& object) { return object.is_sum() && !object.is_link(); }

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
    if (at->kind == CellKind::object && is_new_sum(*static_cast<const CompoundObject*>(at))) {
      const CompoundObject& it = *static_cast<const CompoundObject*>(at);
      const bool is_deep = it.right->kind == CellKind::object &&
                           is_new_sum(*static_cast<const CompoundObject*>(it.right));
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

void Evaluator::check_assertions(Value object) {
  ObjectCell* cell = object.as_object();
  static_assert(LiteralObject::flag_checked == CompoundObject::flag_checked);
  if ((cell->flags & LiteralObject::flag_checked) != 0) return;
  if (!is_literal(object) && is_new_sum(*compound(object)) && !any_asserts(*compound(object))) {
    cell->flags |= LiteralObject::flag_checked;
    return;
  }
  const bool asserts = becomes_link(object, false) ? (compound(object)->chain->flags & Chain::flag_asserts) != 0
                                                   : shapes.shape_of(object).has_assertions != 0;
  cell->flags |= LiteralObject::flag_checked;  // First, for assertions may look at the object.
  if (!asserts) return;
  const CallStack::Depth depth(call_stack);
  is_link(object) ? run_link_assertions(*compound(object)) : run_assertions(object);
}

void Evaluator::run_assertions(Value object) {
  const std::uint32_t count = is_literal(object) ? 1 : compound(object)->layers()->count;
  for (std::uint32_t i = 0; i < count; ++i) {
    Layer layer{nullptr, nullptr, nullptr, nullptr};
    if (is_literal(object)) {
      layer = {literal(object)->node, literal(object)->frame, nullptr, nullptr};
    } else {
      layer = compound(object)->layers()->all()[i];
    }
    const Object* node = object_node(layer);
    if (node == nullptr || node->assertions.empty()) continue;
    Frame* frame = node->needs_frame ? layer_frame(object, i) : layer.outer;
    for (const Assertion& assertion : node->assertions) check_assertion(assertion, frame);
  }
}

}  // namespace cfnsonnet::jsonnet::native
