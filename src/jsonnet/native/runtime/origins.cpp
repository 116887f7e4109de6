#include "jsonnet/native/runtime/origins.h"

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/runtime/arrays.h"

namespace cfnsonnet::jsonnet::native {
namespace {

PlacedOrigin placed(const ValueOrigin& origin) {
  return origin.node != nullptr ? PlacedOrigin{origin.node->span, origin.context} : PlacedOrigin{};
}

}  // namespace

void Origins::start() {
  heap_.traces_origins = true;
  tracing_ = true;
}

// --- Calls ---------------------------------------------------------------------------------------

void Origins::set_context(Frame* frame, const Node* site, const Function* function, Context* outer) {
  heap_.charge(sizeof(Context));  // Contexts are kept to the end, for origins are wherever a value has been.
  Context* context = static_cast<Context*>(arena_.allocate(sizeof(Context), alignof(Context)));
  context->kind = CellKind::context;
  context->flags = Cell::flag_permanent;
  context->site = site;
  context->function = function;
  context->outer = outer;
  frame->slots()[frame->count - 1] = Value::cell(context);
  frame->flags |= Frame::flag_context;
}

ValueOrigin Origins::call_place() const {
  ValueOrigin place;
  for (const Activation* at = call_stack_.innermost(); at != nullptr; at = at->caller) {
    if (place.node == nullptr) place.node = at->site;
    if (at->frame == nullptr) continue;
    place.context = context_of(at->frame);
    break;
  }
  return place;
}

// --- Values --------------------------------------------------------------------------------------

void Origins::note_traced(const Node* node, Frame* frame, Value value) { set({node, context_of(frame)}, value); }

Value Origins::traced(Value value) {
  Thunk* thunk = heap_.thunk(nullptr, nullptr);
  thunk->small = Thunk::done;
  thunk->value = value;
  thunk->origin() = origin_;
  return Value::thunk(thunk);
}

void Origins::set(const ValueOrigin& origin, Value value) {
  if (!tracing_) return;
  origin_ = origin;
  origin_bits_ = value.bits();
  if (value.is_object()) remember_maker(value, origin);
}

void Origins::settle(Evaluator& evaluator, const BuiltIn& builtin, Value result, const ValueOrigin& call) {
  const bool is_unique = result.is_cell() && !(result.is_string() && result.as_text()->is_interned());
  const bool is_given_back = origin_bits_ == result.bits() && (is_unique || builtin.gives_back);
  const ValueOrigin origin = is_given_back ? origin_ : call;
  claim(evaluator, result, call);
  set(origin, result);
}

void Origins::claim(Evaluator& evaluator, Value made, const ValueOrigin& origin) {
  budget_.check_depth();
  const auto claim_slot = [&](Value& slot) {
    if (slot.is_thunk() || slot.is_empty() || slot == Value::busy()) return;
    claim(evaluator, slot, origin);
    set(origin, slot);
    slot = traced(slot);
  };
  if (made.is_array()) {
    if (made.as_array()->is_stretch()) return;  // The items are another's.
    for (Value& item : items_of(evaluator, made)) claim_slot(item);
  } else if (made.is_object() && !is_literal(made) && !compound(made)->is_sum()) {
    for (const Layer& layer : compound(made)->layers()->all()) {
      if (layer.node != nullptr || (layer.members->flags & Members::flag_removes) != 0) continue;
      for (DynamicMember& member : layer.members->all()) {
        ValueOrigin& name = name_origins_[&member];
        if (name.node == nullptr) name = origin;
        claim_slot(member.value);
      }
    }
  }
}

/// Keeps what made an object of values, for sums that are made of it.
void Origins::remember_maker(Value object, const ValueOrigin& origin) {
  if (is_literal(object) || compound(object)->is_sum()) return;
  const Layer& bottom = compound(object)->layers()->all()[0];
  if (bottom.node == nullptr) makers_.try_emplace(bottom.members, origin);
}

ValueOrigin Origins::bottom_origin(Value value) {
  if (!tracing_ || !value.is_object() || is_literal(value)) return origin_;
  (void)shapes_.shape_of(value);
  const Layer& bottom = compound(value)->layers()->all()[0];
  if (bottom.node != nullptr) return {bottom.node, context_of(bottom.outer)};
  const auto maker = makers_.find(bottom.members);
  return maker != makers_.end() ? maker->second : origin_;
}

PlacedOrigin Origins::origin_of(Value value) { return placed(bottom_origin(value)); }

std::vector<PlacedOrigin> Origins::added_layers(Value object) {
  std::vector<PlacedOrigin> places;
  if (!tracing_ || is_literal(object)) return places;
  (void)shapes_.shape_of(object);
  for (const Layer& layer : compound(object)->layers()->all().subspan(1))
    if (layer.node != nullptr) places.push_back({layer.node->span, context_of(layer.outer)});
  return places;
}

void Origins::note_spelled(Value text, Value value) {
  if (!tracing_) return;
  spelled_.values.push_back(text);
  spelled_at_.insert_or_assign(text.bits(), spelled_.values.size());
  spelled_.values.push_back(value);
}

Value Origins::spelled(Value text) const {
  const auto found = spelled_at_.find(text.bits());
  return found != spelled_at_.end() ? spelled_.values[found->second] : Value();
}

// --- Names ---------------------------------------------------------------------------------------

/// Where a name was written: in the literal, or in the string that a computed name was.
PlacedOrigin Origins::name_origin(Value object, const FieldEntry& entry) {
  return tracing_ ? written_name(object, entry) : PlacedOrigin();
}

Span Origins::name_span(Value object, const FieldEntry& entry) { return written_name(object, entry).span; }

PlacedOrigin Origins::written_name(Value object, const FieldEntry& entry) {
  const Definition& definition = shapes_.shape_of(object).definitions()[entry.definition];
  if (is_literal(object))
    return {literal(object)->node->fields[definition.field].name_span, context_of(literal(object)->frame)};
  const Layer& layer = compound(object)->layers()->all()[definition.layer];
  if (layer.members == nullptr)
    return {static_cast<const Object*>(layer.node)->fields[definition.field].name_span, context_of(layer.outer)};
  const DynamicMember& member = layer.members->all()[definition.field];
  const auto known = name_origins_.find(&member);
  const ValueOrigin computed = known != name_origins_.end() ? known->second : ValueOrigin();
  if (layer.node == nullptr || (computed.node != nullptr && computed.node->kind == NodeKind::string))
    return placed(computed);
  if (layer.node->kind == NodeKind::object_comprehension)
    return {static_cast<const ObjectComprehension*>(layer.node)->field.name_span,
            context_of(static_cast<Frame*>(member.value.as_cell()))};
  const auto field = static_cast<std::size_t>(member.value.as_number());
  return {static_cast<const Object*>(layer.node)->fields[field].name_span, context_of(layer.outer)};
}

ValueOrigin Origins::name_source(Value object, const FieldEntry& entry) {
  const PlacedOrigin place = name_origin(object, entry);
  if (!place.span.known()) return {};
  String node{};  // Stands for the name as the string that it is.
  node.kind = NodeKind::string;
  node.span = place.span;
  node.value = entry.name;
  return {arena_.make(node), place.context};
}

Value Origins::name_value(Value object, const FieldEntry& entry) {
  const Value name = Value::string(entry.name);
  if (!tracing_) return name;
  const ValueOrigin origin = name_source(object, entry);
  if (origin.node == nullptr) return name;
  set(origin, name);
  return traced(name);
}

}  // namespace cfnsonnet::jsonnet::native
