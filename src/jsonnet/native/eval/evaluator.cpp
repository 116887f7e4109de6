// Thunks, limits and failures.
#include "jsonnet/native/eval/evaluator.h"

#include <algorithm>

#include "jsonnet/native/runtime/activation.h"
#include "jsonnet/native/runtime/object.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Between two looks at the clock.
constexpr std::uint32_t ticks_per_look = 4096;

/// Longer traces lose their middle.
constexpr std::size_t max_trace_half = 2000;

}  // namespace

Evaluator::Evaluator(Arena& arena_, Names& names_, const Limits& limits)
    : heap(limits.max_memory, limits.pace),
      names(names_),
      arena(arena_),
      limits_(limits),
      spelled_(heap),
      std_objects_(heap) {
  heap.on_exhausted = [this] { fail("the evaluation needs more than {} MiB of memory", limits_.max_memory >> 20); };
  heap.on_collected = [this] { check_time(); };
  if (limits.timeout.count() > 0) deadline_ = std::chrono::steady_clock::now() + limits.timeout;
}

Evaluator::~Evaluator() = default;

void Evaluator::set_stack(const void* lowest, const void* base) { heap.set_stack(lowest, base); }

// --- Thunks --------------------------------------------------------------------------------------

Value Evaluator::force_thunk(Thunk* thunk) {
  if (thunk->state() == Thunk::done) {
    if (tracing_) [[unlikely]] {
      origin_ = thunk->origin();
      origin_bits_ = thunk->value.bits();
    }
    return thunk->value;
  }
  return run_thunk(thunk);
}

Value Evaluator::force_thunk_in(Value& slot) {
  const Value value = force_thunk(slot.as_thunk());
  if (!tracing_) slot = value;  // Else the thunk stays, for its origin.
  return value;
}

Value Evaluator::run_thunk(Thunk* thunk) {
  Value value;
  switch (thunk->state()) {
    case Thunk::expression: {
      const Node* code = thunk->code;
      Frame* frame = thunk->frame;
      thunk->small = Thunk::running;
      const Scope scope(*this, Activation::What::thunk, code, nullptr, frame);
      value = eval(code, frame);
      break;
    }
    case Thunk::call: {
      const Value function = thunk->function;
      const Value both[] = {thunk->first, thunk->second()};
      thunk->small = Thunk::running;
      if (tracing_) [[unlikely]]
        pending_call_ = thunk->origin();
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
  if (tracing_) [[unlikely]]
    thunk->origin() = origin_;
  return value;
}

Value Evaluator::lazy_call(Value function, Value argument) { return lazy_call(function, argument, Value()); }

Value Evaluator::lazy_call(Value function, Value first, Value second) {
  Thunk* thunk = heap.thunk_call(function, first, second);
  if (tracing_) [[unlikely]]
    thunk->origin() = call_place();  // Until it is evaluated.
  return Value::thunk(thunk);
}

// --- Files and std -------------------------------------------------------------------------------

Value Evaluator::thunk_of(const Program& program, const Import* imported_at, Frame* importer) {
  if (!program_.known()) program_ = {program.root->span.begin, program.root->span.begin + 1};
  Frame* frame = heap.frame(nullptr, program.frame_size);
  if (tracing_ && imported_at != nullptr) set_context(frame, imported_at, nullptr, context_of(importer));
  return Value::thunk(heap.thunk(program.root, frame));
}

Value Evaluator::force_import(Value thunk, const Import& node) {
  const Scope scope(*this, Activation::What::import, &node, node.path);
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
  const Value made = object(list, Visibility::hidden);
  std_objects_.values.push_back(Value::string(name));
  std_objects_.values.push_back(made);
  return made;
}

// --- Limits --------------------------------------------------------------------------------------

void Evaluator::check_time() {
  ticks_ = ticks_per_look;
  if (limits_.timeout.count() > 0 && std::chrono::steady_clock::now() > deadline_)
    fail("the evaluation took longer than {} s", static_cast<double>(limits_.timeout.count()) / 1000);
}

/// Of a call that needs so much stack. Returns where there is room for it after all.
void Evaluator::fail_depth(std::size_t bytes) {
  if (!heap.make_room_for_stack(bytes)) fail("max stack frames exceeded: the evaluation nests too deeply");
}

void Evaluator::check_output(std::size_t bytes) {
  if (limits_.max_output != 0 && bytes > limits_.max_output)
    fail("a text would have more than {} bytes", limits_.max_output);
}

// --- Failures ------------------------------------------------------------------------------------

namespace {

std::string name_of(const Activation& activation) {
  switch (activation.what) {
    case Activation::What::call: {
      const Name name = static_cast<const Function*>(activation.subject)->name;
      return name != nullptr ? std::string(name->view()) : std::string();
    }
    case Activation::What::builtin: return std::string(static_cast<const BuiltIn*>(activation.subject)->name);
    case Activation::What::field:
    case Activation::What::import: return std::string(static_cast<Name>(activation.subject)->view());
    default: return {};
  }
}

std::vector<EvaluationError::Step> trace_of(const Activation* innermost) {
  std::size_t count = 0;
  for (const Activation* at = innermost; at != nullptr; at = at->caller) ++count;
  std::vector<EvaluationError::Step> steps;
  std::size_t index = 0;
  for (const Activation* at = innermost; at != nullptr; at = at->caller, ++index) {
    if (index >= max_trace_half && index + max_trace_half < count) continue;
    steps.push_back({at->what, at->site != nullptr ? at->site->span : Span{}, name_of(*at)});
  }
  return steps;
}

}  // namespace

Span Evaluator::call_site() const {
  for (const Activation* at = activation_; at != nullptr; at = at->caller)
    if (at->site != nullptr) return at->site->span;
  return program_;
}

void Evaluator::fail(std::string message) { fail_at(call_site(), std::move(message)); }

void Evaluator::fail_syntax(Span span, std::string message) {
  throw EvaluationError{std::move(message), span, trace_of(activation_), {}, true};
}

void Evaluator::fail_of_holder(std::string message) {
  EvaluationError error{std::move(message), call_site(), trace_of(activation_), enclosing_calls(), false};
  error.is_of_holder = true;
  throw error;
}

void Evaluator::fail_at(Span span, std::string message) {
  throw EvaluationError{std::move(message), span, trace_of(activation_), enclosing_calls(), false};
}

std::vector<EvaluationError::Step> Evaluator::enclosing_calls() const {
  std::vector<EvaluationError::Step> steps;
  const Activation* innermost = activation_;
  while (innermost != nullptr && innermost->frame == nullptr) innermost = innermost->caller;
  if (!tracing_ || innermost == nullptr) return steps;
  for (const Context* at = context_of(innermost->frame); at != nullptr && steps.size() < max_trace_half;
       at = at->outer) {
    const bool named = at->function != nullptr && at->function->name != nullptr;
    steps.push_back({at->function != nullptr ? Activation::What::call : Activation::What::import,
                     at->site != nullptr ? at->site->span : Span{},
                     std::string(named                     ? at->function->name->view()
                                 : at->function != nullptr ? std::string_view()
                                                           : static_cast<const Import*>(at->site)->path->view())});
  }
  return steps;
}

}  // namespace cfnsonnet::jsonnet::native
