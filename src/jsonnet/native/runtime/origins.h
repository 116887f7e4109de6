// Where values came from: what an evaluation that traces origins notes, beside evaluating as any other does.
//
// The last origin is of the value that was evaluated last. A value that is kept, in a slot, an array or an object, is
// kept as a thunk that is done and holds its origin; so values pass through variables, calls and functions of std with
// it. What a function of std puts into its result without one was made by the call ("claimed" by it). The calls around
// a place are found from its frame: each frame of a function holds a Context.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cfnsonnet/finding.h"
#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/arena.h"
#include "jsonnet/native/runtime/budget.h"
#include "jsonnet/native/runtime/call_stack.h"
#include "jsonnet/native/runtime/heap.h"
#include "jsonnet/native/runtime/object.h"
#include "jsonnet/native/runtime/shapes.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class Evaluator;

/// A place in the program, in the calls around it.
struct PlacedOrigin {
  Span span;
  Context* context = nullptr;
};

class Origins {
 public:
  Origins(Heap& heap, Arena& arena, const CallStack& call_stack, Budget& budget, Shapes& shapes)
      : heap_(heap), arena_(arena), call_stack_(call_stack), budget_(budget), shapes_(shapes), spelled_(heap) {}
  Origins(const Origins&) = delete;
  Origins& operator=(const Origins&) = delete;

  /// From now on they are traced; before anything is evaluated.
  void start();
  [[nodiscard]] bool are_traced() const { return tracing_; }

  // --- Values ------------------------------------------------------------------------------------

  /// What made the value that was evaluated last; only while origins are traced.
  [[nodiscard]] const ValueOrigin& last() const { return origin_; }
  /// Says what made a value, where origins are traced; gives the value.
  Value note(const Node* node, Frame* frame, Value value) {
    if (tracing_) [[unlikely]]
      note_traced(node, frame, value);
    return value;
  }
  /// For a function of std that gives a changed copy of a value: says that the copy came from where the value did.
  void set(const ValueOrigin& origin, Value value);
  /// Says that the value of a thunk that is done is what was evaluated last.
  void recall(Thunk& thunk) {
    origin_ = thunk.origin();
    origin_bits_ = thunk.value.bits();
  }
  /// The value that was evaluated last with its origin, for a slot. Only while origins are traced.
  [[nodiscard]] Value traced(Value value);
  /// A value that was just evaluated, to be put into an array or an object, with what is known of its origin.
  [[nodiscard]] Value with_origin(Value value) {
    return tracing_ && !value.is_thunk() && origin_bits_ == value.bits() ? traced(value) : value;
  }
  /// Of a value that was just evaluated: an object's is its bottom literal.
  [[nodiscard]] ValueOrigin bottom_origin(Value value);
  [[nodiscard]] PlacedOrigin origin_of(Value value);
  /// Of the literals that were added to the object's bottom one.
  [[nodiscard]] std::vector<PlacedOrigin> added_layers(Value object);
  /// Keeps that a text spells a value, as JSON; and gives that value, or an empty one. While origins are traced.
  void note_spelled(Value text, Value value);
  [[nodiscard]] Value spelled(Value text) const;

  // --- Names of fields ---------------------------------------------------------------------------

  /// Of a field's name, as written in its topmost definition.
  [[nodiscard]] PlacedOrigin name_origin(Value object, const FieldEntry& entry);
  /// Where a field's name is written, as far as that is known without tracing.
  [[nodiscard]] Span name_span(Value object, const FieldEntry& entry);
  /// The same, for a field of the same name in a new object. Nothing where origins are not traced.
  [[nodiscard]] ValueOrigin name_source(Value object, const FieldEntry& entry);
  /// A field's name as a string that knows where it was written.
  [[nodiscard]] Value name_value(Value object, const FieldEntry& entry);
  /// Keeps what made the name of a member.
  void note_name(const DynamicMember& member, const ValueOrigin& origin) { name_origins_[&member] = origin; }
  /// Of members that are new at their address.
  void forget_maker(const Members& members) { makers_.erase(&members); }

  // --- Calls -------------------------------------------------------------------------------------

  /// Puts the call into the frame that it makes, so that all that is evaluated there knows of it.
  void set_context(Frame* frame, const Node* site, const Function* function, Context* outer);
  /// The call of a function of std that is under way, and the calls around it.
  [[nodiscard]] ValueOrigin call_place() const;
  /// The place of the lazy call that is about to be made, for the one who makes it.
  void note_lazy_call(const ValueOrigin& place) { pending_call_ = place; }
  [[nodiscard]] ValueOrigin take_lazy_call() { return std::exchange(pending_call_, {}); }
  /// Decides where the result of a function of std came from: from the call, unless the function has given back what it
  /// was given, or what it has called last. Equal numbers tell nothing, unless the function is one that does so.
  void settle(Evaluator& evaluator, const BuiltIn& builtin, Value result, const ValueOrigin& call);
  /// Gives an origin to all in a value that has none yet.
  void claim(Evaluator& evaluator, Value made, const ValueOrigin& origin);

 private:
  void note_traced(const Node* node, Frame* frame, Value value);
  void remember_maker(Value object, const ValueOrigin& origin);
  [[nodiscard]] PlacedOrigin written_name(Value object, const FieldEntry& entry);

  Heap& heap_;
  Arena& arena_;
  const CallStack& call_stack_;
  Budget& budget_;
  Shapes& shapes_;
  bool tracing_ = false;
  ValueOrigin origin_;
  std::uint64_t origin_bits_ = 0;                                       ///< Of the value that `origin_` is about.
  ValueOrigin pending_call_;                                            ///< Of the lazy call that is about to be made.
  std::unordered_map<const DynamicMember*, ValueOrigin> name_origins_;  ///< Of computed names.
  std::unordered_map<const Members*, ValueOrigin> makers_;              ///< Of objects of values.
  Rooted spelled_;                                             ///< In turn a text and the value that it spells.
  std::unordered_map<std::uint64_t, std::size_t> spelled_at_;  ///< Of a text's bits, where its value is in spelled_.
};

}  // namespace cfnsonnet::jsonnet::native
