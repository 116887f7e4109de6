// Fields of objects: evaluating them, in the frame of their layer; `super`; and the assertions that run before.
#include <vector>

#include "document/text.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/chains.h"
#include "jsonnet/native/runtime/object.h"

namespace cfnsonnet::jsonnet::native {

Value Evaluator::field(Value object, const FieldEntry& entry) { return evaluate_definition(object, entry.definition); }

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
  for (const FieldEntry& entry : objects.fields(object))
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
  const std::uint32_t lower = is_link(object) ? objects.find_below(object, number, name) : definition.below;
  if (lower == no_definition) return eval(field->body, frame);
  const Value below = evaluate_definition(object, lower);
  const Value value = add_at(below, eval(field->body, frame), field->body->span);
  return origins.note(field->body, frame, value);
}

// --- Fields of links -----------------------------------------------------------------------------

Value Evaluator::evaluate_link_field(CompoundObject& link, std::uint32_t number) {
  const LinkField field = link.chain->fields->all()[number];
  if (field.value == Value::busy()) [[unlikely]]
    fail("infinite recursion: the field {} needs itself", document::quoted(field.entry.name->view()));
  if (!field.value.is_empty()) return field.value;
  const Value operand = Value::object(field.place.operand);
  Value value;
  if (field.is_alone && field.place.link != &link) {
    budget.check_depth();
    value = field.place.link == nullptr
                ? evaluate_definition(operand, field.place.definition)
                : evaluate_link_field(*field.place.link, chains.top_field(*field.place.link, field.entry.name));
  } else {
    link.chain->fields->all()[number].value = Value::busy();
    const bool is_whole = field.is_alone && !shapes.shape_of(operand).definitions()[field.place.definition].adds;
    value = is_whole ? evaluate_definition(operand, field.place.definition) : evaluate_link_body(link, field);
  }
  link.chain->fields->all()[number].value = value;
  return value;
}

Value Evaluator::evaluate_link_body(CompoundObject& link, const LinkField& field) {
  const Definition definition = shapes.shape_of(Value::object(field.place.operand))
                                    .definitions()[field.place.definition];
  Layer layer = layer_in(field.place.operand, definition.layer);
  return evaluate_in_layer(Value::object(&link), definition, field.place.layer, layer);
}

// --- Frames --------------------------------------------------------------------------------------

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

Frame* Evaluator::link_frame(CompoundObject& link, std::uint32_t layer) {
  if (Frame* known = chains.frame_of(link, layer)) return known;
  const Place place = chains.place_of_layer(link, layer);
  const Layer it = layer_in(place.operand, layer - (place.link != nullptr ? layer_count(place.link->left) : 0));
  const Object& node = *object_node(it);
  Frame* frame = make_layer_frame(Value::object(&link), layer, it.outer, node.frame_size, node.locals);
  chains.keep_frame(link, place, frame);
  return frame;
}

// --- super ---------------------------------------------------------------------------------------

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
  const std::uint32_t number = objects.find_below(object, layer, name);
  if (number == no_definition) fail_at(node.span, fmt::format("super has no field {}", document::quoted(name->view())));
  return evaluate_definition(object, number);
}

Value Evaluator::eval_in_super(const InSuper& node, Frame* frame) {
  Frame* layer_frame = frame->out(node.depth);
  const Value name = eval(node.name, frame);
  if (!name.is_string())
    fail_at(node.name->span, fmt::format("`in super` asks for a string, not {}", with_article(name)));
  const auto layer = static_cast<std::uint32_t>(layer_frame->slots()[1].as_number());
  const bool found = objects.find_below(layer_frame->slots()[0], layer, strings.intern(name)) != no_definition;
  return origins.note(&node, frame, Value::boolean(found));
}

// --- Assertions ----------------------------------------------------------------------------------

void Evaluator::check_assertions(Value object) {
  ObjectCell* cell = object.as_object();
  static_assert(LiteralObject::flag_checked == CompoundObject::flag_checked);
  if ((cell->flags & LiteralObject::flag_checked) != 0) return;
  const bool asserts = objects.has_assertions(object);
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

void Evaluator::run_link_assertions(CompoundObject& link) {
  struct Part {
    ObjectCell* operand;
    std::uint32_t first;
  };
  std::vector<Part> parts;
  Cell* at = &link;
  for (; is_link(at) && (static_cast<CompoundObject*>(at)->chain->flags & Chain::flag_asserts) != 0;
       at = static_cast<CompoundObject*>(at)->left)
    parts.push_back({right_of(*static_cast<CompoundObject*>(at)), layer_count(static_cast<CompoundObject*>(at)->left)});
  if (!is_link(at)) parts.push_back({static_cast<ObjectCell*>(at), 0});
  for (std::size_t i = parts.size(); i-- > 0;) {
    budget.tick();
    if (shapes.shape_of(Value::object(parts[i].operand)).has_assertions == 0) continue;
    for (std::uint32_t local = 0; local < layer_count(parts[i].operand); ++local) {
      const Layer layer = layer_in(parts[i].operand, local);
      const Object* node = object_node(layer);
      if (node == nullptr || node->assertions.empty()) continue;
      Frame* frame = node->needs_frame ? link_frame(link, parts[i].first + local) : layer.outer;
      for (const Assertion& assertion : node->assertions) check_assertion(assertion, frame);
    }
  }
}

}  // namespace cfnsonnet::jsonnet::native
