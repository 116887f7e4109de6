// Objects as they are written: literals and comprehensions.
#include <algorithm>
#include <cmath>
#include <vector>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/object.h"

namespace cfnsonnet::jsonnet::native {

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
  std::vector<ValueOrigin> name_origins;
  for (std::size_t i = 0; i < node.fields.size(); ++i) {
    const Name name = node.fields[i].name != nullptr ? node.fields[i].name : computed_name(node.fields[i], frame);
    if (name == nullptr) continue;
    members.push_back({name, Value::number(static_cast<double>(i))});
    if (origins.are_traced()) name_origins.push_back(node.fields[i].name != nullptr ? ValueOrigin() : origins.last());
  }
  return objects.make_of_names(node, frame, members, name_origins);
}

Value Evaluator::eval_object_comprehension(const ObjectComprehension& node, Frame* frame) {
  Rooted frames(heap);
  std::vector<DynamicMember> members;
  std::vector<ValueOrigin> name_origins;
  for_each_frame(node.clauses, frame, [&](Frame* round) {
    const Name name = computed_name(node.field, round);
    if (name == nullptr) return;
    frames.values.push_back(Value::cell(round));
    members.push_back({name, Value::cell(round)});
    if (origins.are_traced()) name_origins.push_back(origins.last());
  });
  return objects.make_of_names(node, frame, members, name_origins);
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

}  // namespace cfnsonnet::jsonnet::native
