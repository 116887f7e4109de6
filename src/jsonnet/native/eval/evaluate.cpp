// Expressions: the walk over the tree.
//
// `eval` gives an evaluated value; `lazy` gives one that may be a thunk, and makes a thunk only where laziness could be
// observed: literals, variables and closures are values at once, and so is arithmetic on numbers that are there
// already.
#include <algorithm>
#include <cmath>
#include <vector>

#include "document/text.h"
#include "jsonnet/native/eval/environment.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/eval/suggestion.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/runtime/object.h"
#include "text/shorten.h"

namespace cfnsonnet::jsonnet::native {

Value Evaluator::eval(const Node* node, Frame* frame) {
  budget.check_depth();
  for (;;) {
    switch (node->kind) {
      case NodeKind::null: return origins.note(node, frame, Value::null());
      case NodeKind::boolean:
        return origins.note(node, frame, Value::boolean(static_cast<const Boolean*>(node)->value));
      case NodeKind::number:
        return origins.note(node, frame, number_at(static_cast<const Number*>(node)->value, node->span));
      case NodeKind::string: return origins.note(node, frame, Value::string(static_cast<const String*>(node)->value));
      case NodeKind::variable: {
        const Slot slot = static_cast<const Variable*>(node)->slot;
        Value& value = frame->out(slot.depth)->slots()[slot.index];
        if (value.is_thunk()) return force_thunk_in(value);
        return origins.note(node, frame, value);
      }
      case NodeKind::self: {
        const Value self = frame->out(static_cast<const Self*>(node)->depth)->slots()[0];
        return origins.note(node, frame, self);
      }
      case NodeKind::super_index: return eval_super(*static_cast<const SuperIndex*>(node), frame);
      case NodeKind::in_super: return eval_in_super(*static_cast<const InSuper*>(node), frame);
      case NodeKind::array: return origins.note(node, frame, eval_array(*static_cast<const Array*>(node), frame));
      case NodeKind::array_comprehension:
        return origins.note(node, frame,
                            eval_array_comprehension(*static_cast<const ArrayComprehension*>(node), frame));
      case NodeKind::object: return origins.note(node, frame, eval_object(*static_cast<const Object*>(node), frame));
      case NodeKind::object_comprehension:
        return origins.note(node, frame,
                            eval_object_comprehension(*static_cast<const ObjectComprehension*>(node), frame));
      case NodeKind::index: return eval_index(*static_cast<const Index*>(node), frame);
      case NodeKind::field: return eval_field_access(*static_cast<const FieldAccess*>(node), frame);
      case NodeKind::slice: return eval_slice(*static_cast<const Slice*>(node), frame);
      case NodeKind::function:
        return origins.note(node, frame, Value::function(heap.function(static_cast<const Function*>(node), frame)));
      case NodeKind::call: {
        const Call& call = *static_cast<const Call*>(node);
        if (!call.tailstrict) return eval_call(call, frame);
        // A call that ends this one: it takes its place, so that a loop written as a recursion needs no stack.
        const Value done = begin_tail_call(call, frame, node, frame);
        if (!done.is_empty()) return done;
        continue;
      }
      case NodeKind::local: {
        const Local& local = *static_cast<const Local*>(node);
        bind(local.binds, frame);
        node = local.body;
        continue;
      }
      case NodeKind::conditional: {
        const Conditional& conditional = *static_cast<const Conditional*>(node);
        if (eval_condition(conditional.condition, frame)) {
          node = conditional.then_branch;
        } else if (conditional.else_branch != nullptr) {
          node = conditional.else_branch;
        } else {
          return origins.note(node, frame, Value::null());
        }
        continue;
      }
      case NodeKind::binary: return eval_binary(*static_cast<const Binary*>(node), frame);
      case NodeKind::unary: return origins.note(node, frame, eval_unary(*static_cast<const Unary*>(node), frame));
      case NodeKind::import:
      case NodeKind::import_string:
      case NodeKind::import_binary: return eval_import(*static_cast<const Import*>(node), frame);
      case NodeKind::error: fail_with(*static_cast<const Error*>(node), frame);
      case NodeKind::assertion: {
        const Assert& assertion = *static_cast<const Assert*>(node);
        check_assertion(assertion.assertion, frame);
        node = assertion.body;
        continue;
      }
      case NodeKind::std_object: return origins.note(node, frame, std_object(node->span));
      case NodeKind::std_member:
        return origins.note(node, frame, eval_std_member(*static_cast<const StdMember*>(node)));
    }
  }
}

bool Evaluator::eval_condition(const Node* node, Frame* frame) {
  const Value value = eval(node, frame);
  if (!value.is_boolean())
    fail_at(node->span, fmt::format("a condition must be a boolean, not {}", with_article(value)));
  return value.as_boolean();
}

// --- Laziness ------------------------------------------------------------------------------------

Value Evaluator::lazy(const Node* node, Frame* frame) {
  if (!origins.are_traced()) [[likely]] {
    Value value;
    if (try_eager(node, frame, value)) return value;
  }
  if (node->kind == NodeKind::variable) {
    const Slot slot = static_cast<const Variable*>(node)->slot;
    const Value value = frame->out(slot.depth)->slots()[slot.index];
    if (value.is_thunk()) return value;
  }
  return Value::thunk(heap.thunk(node, frame));
}

/// Gives the value of what can neither fail nor take long.
bool Evaluator::try_eager(const Node* node, Frame* frame, Value& result) {
  switch (node->kind) {
    case NodeKind::null: result = Value::null(); return true;
    case NodeKind::boolean: result = Value::boolean(static_cast<const Boolean*>(node)->value); return true;
    case NodeKind::number:
      result = Value::number(static_cast<const Number*>(node)->value);
      return std::isfinite(result.as_number());
    case NodeKind::string: result = Value::string(static_cast<const String*>(node)->value); return true;
    case NodeKind::variable: {
      const Slot slot = static_cast<const Variable*>(node)->slot;
      const Value value = frame->out(slot.depth)->slots()[slot.index];
      if (value.is_thunk()) {
        Thunk* thunk = value.as_thunk();
        if (thunk->state() != Thunk::done) return false;
        result = thunk->value;
        return true;
      }
      result = value;
      return !value.is_empty();  // Empty: a local that is bound after this one.
    }
    case NodeKind::self: result = frame->out(static_cast<const Self*>(node)->depth)->slots()[0]; return true;
    case NodeKind::function:
      result = Value::function(heap.function(static_cast<const Function*>(node), frame));
      return true;
    case NodeKind::binary: return try_eager_binary(*static_cast<const Binary*>(node), frame, result);
    default: return false;
  }
}

bool Evaluator::try_eager_binary(const Binary& node, Frame* frame, Value& result) {
  if (node.op > BinaryOperator::not_equal || node.op == BinaryOperator::divide ||
      node.op == BinaryOperator::remainder || node.left->kind == NodeKind::binary)
    return false;  // The last bounds the recursion; and sums of many parts are rarely all there.
  Value left, right;
  if (!try_eager(node.left, frame, left) || !try_eager(node.right, frame, right)) return false;
  if (left.is_number() && right.is_number()) {
    double number = 0;
    switch (node.op) {
      case BinaryOperator::multiply: number = left.as_number() * right.as_number(); break;
      case BinaryOperator::add: number = left.as_number() + right.as_number(); break;
      case BinaryOperator::subtract: number = left.as_number() - right.as_number(); break;
      case BinaryOperator::less: result = Value::boolean(left.as_number() < right.as_number()); return true;
      case BinaryOperator::less_equal: result = Value::boolean(left.as_number() <= right.as_number()); return true;
      case BinaryOperator::greater: result = Value::boolean(left.as_number() > right.as_number()); return true;
      case BinaryOperator::greater_equal: result = Value::boolean(left.as_number() >= right.as_number()); return true;
      case BinaryOperator::equal: result = Value::boolean(left.as_number() == right.as_number()); return true;
      case BinaryOperator::not_equal: result = Value::boolean(left.as_number() != right.as_number()); return true;
      default: return false;
    }
    if (!std::isfinite(number)) return false;
    result = Value::number(number);
    return true;
  }
  if (node.op != BinaryOperator::add) return false;
  const bool is_string = (left.is_string() && (right.is_string() || right.is_number())) ||
                         (left.is_number() && right.is_string());
  if (!is_string) return false;
  result = add(left, right);
  return true;
}

/// Binds may refer to each other in any order.
void Evaluator::bind(std::span<const Bind> binds, Frame* frame) {
  for (const Bind& it : binds) frame->slots()[it.slot] = lazy(it.body, frame);
}

// --- Arrays --------------------------------------------------------------------------------------

Value Evaluator::eval_array(const Array& node, Frame* frame) {
  ArrayCell* array = heap.array(node.items.size());
  for (std::size_t i = 0; i < node.items.size(); ++i) array->items()[i] = lazy(node.items[i], frame);
  return Value::array(array);
}

template <class Visit>
void Evaluator::for_each_round(std::span<const Clause> clauses, Frame* frame, Visit&& visit) {
  if (clauses.empty()) return visit(frame);
  const Clause& clause = clauses.front();
  const std::span<const Clause> rest = clauses.subspan(1);
  if (clause.is_condition) {
    if (eval_condition(clause.expression, frame)) for_each_round(rest, frame, visit);
    return;
  }
  const Value source = source_of(clause, frame);
  const std::size_t count = source.as_array()->length;
  for (std::size_t i = 0; i < count; ++i) for_each_round(rest, round_of(clause, source, i, frame), visit);
}

Value Evaluator::source_of(const Clause& clause, Frame* frame) {
  const Value source = eval(clause.expression, frame);
  if (!source.is_array())
    fail_at(clause.expression->span,
            fmt::format("a comprehension goes through an array, not {}", with_article(source)));
  if (!source.as_array()->is_range()) (void)items_of(*this, source);
  return source;
}

Frame* Evaluator::round_of(const Clause& clause, Value source, std::size_t index, Frame* frame) {
  budget.tick();
  Frame* round = heap.frame(frame, clause.frame_size);
  round->slots()[0] = lazy_item(*this, source, index);
  return round;
}

namespace {

/// Rounds of a `for` from this many on are not run before somebody asks for an item: it may be for their number alone.
constexpr std::size_t min_lazy_rounds = 64;

/// An array that grows, item by item or array by array.
class GrowingArray {
 public:
  explicit GrowingArray(Evaluator& evaluator)
      : evaluator_(evaluator), list_(evaluator.heap.array(first_length)), before_(array_of(evaluator.heap, {})) {}

  void add(Value item) {
    if (count_ == list_->length) {
      ArrayCell* longer = evaluator_.heap.array(count_ * 2);
      std::copy_n(list_->items(), count_, longer->items());
      list_ = longer;
    }
    list_->items()[count_++] = item;
  }

  void append(Value array) {
    before_ = concatenate_arrays(evaluator_, whole(), array);
    if (count_ != 0) list_ = evaluator_.heap.array(first_length);
    count_ = 0;
  }

  [[nodiscard]] Value whole() {
    if (count_ == 0) return before_;
    return concatenate_arrays(evaluator_, before_, part_of(evaluator_, Value::array(list_), 0, count_));
  }

 private:
  static constexpr std::size_t first_length = 16;
  Evaluator& evaluator_;
  ArrayCell* list_;
  std::size_t count_ = 0;
  Value before_;
};

}  // namespace

Value Evaluator::eval_array_comprehension(const ArrayComprehension& node, Frame* frame) {
  const Clause& last = node.clauses.back();
  if (node.clauses.size() == 1) return Value::array(items_of_rounds(node, source_of(last, frame), frame));
  GrowingArray list(*this);
  if (last.is_condition || heap.traces_origins) {
    for_each_round(node.clauses, frame, [&](Frame* round) { list.add(lazy(node.body, round)); });
    return list.whole();
  }
  for_each_round(node.clauses.first(node.clauses.size() - 1), frame, [&](Frame* around) {
    const Value source = source_of(last, around);
    const std::size_t count = source.as_array()->length;
    if (count >= min_lazy_rounds) return list.append(Value::array(heap.array_rounds(&node, around, source.as_array())));
    for (std::size_t i = 0; i < count; ++i) list.add(lazy(node.body, round_of(last, source, i, around)));
  });
  return list.whole();
}

ArrayCell* Evaluator::items_of_rounds(const ArrayComprehension& node, Value source, Frame* frame) {
  ArrayCell* list = heap.array(source.as_array()->length);
  for (std::size_t i = 0; i < list->length; ++i)
    list->items()[i] = lazy(node.body, round_of(node.clauses.back(), source, i, frame));
  return list;
}

void Evaluator::run_rounds(ArrayCell* rounds) {
  ArrayCell* made = items_of_rounds(*rounds->loop(), Value::array(rounds->source()), rounds->frame());
  rounds->become_stretch(made, made->items());
}

void Evaluator::for_each_frame(std::span<const Clause> clauses, Frame* frame,
                               const std::function<void(Frame*)>& visit) {
  for_each_round(clauses, frame, visit);
}

// --- Fields and items ----------------------------------------------------------------------------

Value Evaluator::eval_field_access(const FieldAccess& node, Frame* frame) {
  const Value target = eval(node.target, frame);
  if (!target.is_object())
    fail_at(node.span, fmt::format("{} has no field {}; only an object has fields", with_article(target),
                                   document::quoted(node.name->view())));
  check_assertions(target);
  const FieldEntry* entry = objects.find_field(target, node.name);
  if (entry == nullptr) [[unlikely]] {
    refuse_self_for_outermost(node);
    fail_unknown_field(target, node.name->view(), node.name_span);
  }
  return field(target, *entry);
}

/// `self` is the innermost object, where that of the whole file may have been meant.
void Evaluator::refuse_self_for_outermost(const FieldAccess& node) {
  const Object* outermost = node.target->kind == NodeKind::self ? static_cast<const Self*>(node.target)->outermost
                                                                : nullptr;
  if (outermost == nullptr || std::ranges::find(outermost->fields, node.name, &Field::name) == outermost->fields.end())
    return;
  fail_at(node.name_span,
          fmt::format("the object has no field {}; self is the innermost object, and the outermost has it: $.{}",
                      document::quoted(node.name->view()), node.name->view()));
}

Value Evaluator::index_object(Value object, Name name, Span span) {
  check_assertions(object);
  const FieldEntry* entry = objects.find_field(object, name);
  if (entry == nullptr) fail_unknown_field(object, name->view(), span);
  return field(object, *entry);
}

namespace {

/// What std has that other languages call otherwise.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"concat", "join"},        {"contains", "member"},
    {"indexOf", "find"},       {"items", "objectKeysValues"},
    {"keys", "objectFields"},  {"len", "length"},
    {"lower", "asciiLower"},   {"objectKeys", "objectFields"},
    {"replace", "strReplace"}, {"size", "length"},
    {"substring", "substr"},   {"toJson", "manifestJson"},
    {"toLower", "asciiLower"}, {"toLowerCase", "asciiLower"},
    {"toUpper", "asciiUpper"}, {"toUpperCase", "asciiUpper"},
    {"upper", "asciiUpper"},   {"values", "objectValues"},
};

}  // namespace

void Evaluator::fail_unknown_field(Value object, std::string_view name, Span span) {
  std::vector<std::string_view> known;
  bool is_std = false;
  for (const FieldEntry& entry : objects.fields(object)) {
    known.push_back(entry.name->view());
    is_std = is_std || known.back() == "thisFile";
  }
  std::optional<std::string_view> meant;
  for (const auto& [other, ours] : other_names)
    if (is_std && name == other) meant = ours;
  fail_at(span, fmt::format("the object has no field {}{}", document::quoted(name), suggestion(name, known, meant)));
}

Value Evaluator::eval_index(const Index& node, Frame* frame) {
  const Value target = eval(node.target, frame);
  const Value index = eval(node.index, frame);
  if (target.is_object()) {
    if (!index.is_string())
      fail_at(node.index->span, fmt::format("an object is indexed with a string, not {}", with_article(index)));
    check_assertions(target);
    Text* text = strings.flat(index);
    if (text->hash == 0) text->hash = hash_of(text->view());
    const Name name = names.find(text->view(), text->hash);
    const FieldEntry* entry = name != nullptr ? objects.find_field(target, name) : nullptr;
    if (entry == nullptr) fail_unknown_field(target, text->view(), node.index->span);
    return field(target, *entry);
  }
  if (!target.is_array() && !target.is_string())
    fail_at(node.span, fmt::format("only objects, arrays and strings can be indexed, not {}", with_article(target)));
  if (!index.is_number())
    fail_at(node.index->span,
            fmt::format("{} is indexed with a number, not {}", with_article(target), with_article(index)));
  const double number = index.as_number();
  const double length = target.is_array() ? target.as_array()->length : target.as_text()->code_points;
  if (number != std::floor(number))
    fail_at(node.index->span, fmt::format("the index {} is not a whole number", number));
  if (number < 0 || number >= length)
    fail_at(node.index->span, fmt::format("the index {} is out of bounds: {} has {} {}", number,
                                          target.is_array() ? "the array" : "the string", length,
                                          target.is_array() ? "items" : "characters"));
  const auto at = static_cast<std::size_t>(number);
  if (target.is_string()) return origins.note(&node, frame, strings.character(target, at));
  if (target.as_array()->is_range()) return lazy_item(*this, target, at);
  Value& item = item_slot(*this, target.as_array(), at);
  if (item.is_thunk()) return force_thunk_in(item);
  return origins.note(&node, frame, item);
}

Value Evaluator::eval_slice(const Slice& node, Frame* frame) {
  static const BuiltIn* const slice = find_builtin("slice");
  const auto part = [&](const Node* expression) {
    return expression != nullptr ? eval(expression, frame) : Value::null();
  };
  const Value target = eval(node.target, frame);
  const Value values[] = {target, part(node.from), part(node.to), part(node.step)};
  return origins.note(&node, frame, run_builtin(*slice, values, &node));
}

// --- The rest ------------------------------------------------------------------------------------

Value Evaluator::eval_import(const Import& node, Frame* frame) {
  const Value value = environment->import(*this, node, frame);
  if (!origins.are_traced() || node.kind == NodeKind::import) return value;
  origins.claim(*this, value, {&node, context_of(frame)});
  return origins.note(&node, frame, value);
}

Value Evaluator::eval_std_member(const StdMember& node) {
  if (node.builtin != nullptr) return Value::builtin(node.builtin);
  return index_object(std_object(node.span), node.name, node.name_span);
}

void Evaluator::check_assertion(const Assertion& assertion, Frame* frame) {
  const Value held = eval(assertion.condition, frame);
  if (!held.is_boolean())
    fail_at(assertion.condition->span, fmt::format("an assertion must be a boolean, not {}", with_article(held)));
  if (held.as_boolean()) return;
  if (assertion.message != nullptr)
    fail_at(assertion.span, fmt::format("{}", strings.view(to_string(eval(assertion.message, frame)))));
  fail_at(assertion.span, "the assertion does not hold" + compared_values(*assertion.condition, frame));
}

/// `: 1 == 2`, where an assertion compares: its values are in no other place of the message.
std::string Evaluator::compared_values(const Node& condition, Frame* frame) {
  if (condition.kind != NodeKind::binary) return {};
  const Binary& binary = static_cast<const Binary&>(condition);
  if (binary.op < BinaryOperator::less || binary.op > BinaryOperator::not_equal) return {};
  const std::string left = shortened(eval(binary.left, frame));
  return fmt::format(": {} {} {}", left, text_of(binary.op), shortened(eval(binary.right, frame)));
}

std::string Evaluator::shortened(Value value) {
  constexpr std::size_t most = 60;
  std::string text(strings.view(to_string(value)));
  if (value.is_string()) text = '"' + text + '"';
  return text::shortened(text, most);
}

void Evaluator::fail_with(const Error& node, Frame* frame) {
  const Value message = to_string(eval(node.message, frame));
  fail_at(node.span, std::string(strings.view(message)));
}

}  // namespace cfnsonnet::jsonnet::native
