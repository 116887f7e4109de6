// Thunks, files, and `std` as a value.
#include "jsonnet/native/eval/evaluator.h"

#include <utility>
#include <vector>

#include "jsonnet/native/eval/environment.h"

namespace cfnsonnet::jsonnet::native {

Evaluator::Evaluator(Arena& arena_, Names& names_, const Limits& limits)
    : heap(limits.max_memory, limits.pace),
      names(names_),
      arena(arena_),
      call_stack(limits.max_stack),
      budget(limits, heap, call_stack),
      strings(heap, names, budget),
      shapes(heap, arena),
      chains(heap, budget, shapes),
      origins(heap, arena, call_stack, budget, shapes),
      objects(heap, names, call_stack, shapes, chains, origins),
      std_objects_(heap) {}

Evaluator::~Evaluator() = default;

void Evaluator::fail(std::string message) { call_stack.fail(std::move(message)); }

void Evaluator::fail_at(Span span, std::string message) { call_stack.fail_at(span, std::move(message)); }

void Evaluator::set_stack(const void* lowest, const void* base) { heap.set_stack(lowest, base); }

// --- Thunks --------------------------------------------------------------------------------------

Value Evaluator::force_thunk(Thunk* thunk) {
  if (thunk->state() == Thunk::done) {
    if (origins.are_traced()) [[unlikely]]
      origins.recall(*thunk);
    return thunk->value;
  }
  return run_thunk(thunk);
}

Value Evaluator::force_thunk_in(Value& slot) {
  const Value value = force_thunk(slot.as_thunk());
  if (!origins.are_traced()) slot = value;  // Else the thunk stays, for its origin.
  return value;
}

Value Evaluator::run_thunk(Thunk* thunk) {
  Value value;
  switch (thunk->state()) {
    case Thunk::expression: {
      const Node* code = thunk->code;
      Frame* frame = thunk->frame;
      thunk->small = Thunk::running;
      const CallStack::Scope scope(call_stack, Activation::What::thunk, code, nullptr, frame);
      value = eval(code, frame);
      break;
    }
    case Thunk::call: {
      const Value function = thunk->function;
      const Value both[] = {thunk->first, thunk->second()};
      thunk->small = Thunk::running;
      if (origins.are_traced()) [[unlikely]]
        origins.note_lazy_call(thunk->origin());
      value = call(function, std::span(both, both[1].is_empty() ? 1 : 2));
      break;
    }
    case Thunk::field: {
      const Value object = thunk->function;
      const auto definition = static_cast<std::uint32_t>(thunk->first.as_number());
      thunk->small = Thunk::running;
      check_assertions(object);
      value = evaluate_definition(object, definition);
      break;
    }
    case Thunk::running: fail("infinite recursion: the value is needed to evaluate itself");
    case Thunk::done: return thunk->value;
  }
  thunk->small = Thunk::done;
  thunk->value = value;
  if (origins.are_traced()) [[unlikely]]
    thunk->origin() = origins.last();
  return value;
}

Value Evaluator::lazy_call(Value function, Value argument) { return lazy_call(function, argument, Value()); }

Value Evaluator::lazy_call(Value function, Value first, Value second) {
  Thunk* thunk = heap.thunk_call(function, first, second);
  if (origins.are_traced()) [[unlikely]]
    thunk->origin() = origins.call_place();  // Until it is evaluated.
  return Value::thunk(thunk);
}

// --- Files and std -------------------------------------------------------------------------------

Value Evaluator::thunk_of(const Program& program, const Import* imported_at, Frame* importer) {
  call_stack.note_program({program.root->span.begin, program.root->span.begin + 1});
  Frame* frame = heap.frame(nullptr, program.frame_size);
  if (origins.are_traced() && imported_at != nullptr)
    origins.set_context(frame, imported_at, nullptr, context_of(importer));
  return Value::thunk(heap.thunk(program.root, frame));
}

Value Evaluator::force_import(Value thunk, const Import& node) {
  const CallStack::Scope scope(call_stack, Activation::What::import, &node, node.path);
  return force(thunk);
}

/// `std` as a value. It differs from file to file in `thisFile`.
Value Evaluator::std_object(Span where) {
  const std::string_view file = environment->file_of(where);
  const Name name = names.intern(file);
  for (std::size_t i = 0; i + 1 < std_objects_.values.size(); i += 2)
    if (std_objects_.values[i].as_text() == name) return std_objects_.values[i + 1];
  std::vector<NewField> list;  // Functions and names are not on the heap.
  for (const BuiltIn* builtin : all_builtins()) list.push_back({names.intern(builtin->name), Value::builtin(builtin)});
  for (const auto& [constant, value] : std_constants()) list.push_back({names.intern(constant), Value::number(value)});
  list.push_back({names.intern("thisFile"), Value::string(name)});
  const Value made = objects.make(list, Visibility::hidden);
  std_objects_.values.push_back(Value::string(name));
  std_objects_.values.push_back(made);
  return made;
}

}  // namespace cfnsonnet::jsonnet::native
