// Evaluates a resolved program: the interpreter's core, and what functions of std use of it.
//
// One Evaluator is one evaluation. It walks the tree with C++ recursion on a stack of its own (stack.h), whose depth is
// checked, so that deep Jsonnet is an error and never an overflow. To evaluate is to give a node and a frame a value
// (evaluate.cpp), to call functions (call.cpp), to apply operators (operators.cpp), to make objects and evaluate their
// fields (object_literals.cpp, fields.cpp), and to force thunks (evaluator.cpp). All that can be told or done without
// evaluating is in parts that the Evaluator has, and whoever needs a part uses it directly:
//
//  - `heap` (heap.h) holds the values. It finds roots on the evaluation's stack by itself: a local variable of type
//    Value, or a pointer to a cell, is safe. What is kept anywhere else (a std::vector, a member) must be a `Rooted`.
//  - `call_stack` knows what is under way, counts it, and fails with its trace; `budget` checks time, stack and text.
//  - `strings`, `objects` and the functions of arrays.h make and read values of these types. `shapes` and `chains` are
//    how objects find fields.
//  - `origins` notes where values came from.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/arena.h"
#include "jsonnet/native/runtime/budget.h"
#include "jsonnet/native/runtime/call_stack.h"
#include "jsonnet/native/runtime/chains.h"
#include "jsonnet/native/runtime/heap.h"
#include "jsonnet/native/runtime/names.h"
#include "jsonnet/native/runtime/object.h"
#include "jsonnet/native/runtime/objects.h"
#include "jsonnet/native/runtime/origins.h"
#include "jsonnet/native/runtime/shapes.h"
#include "jsonnet/native/runtime/strings.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class Environment;

class Evaluator {
 public:
  Evaluator(Arena& arena, Names& names, const Limits& limits);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  // --- Parts -------------------------------------------------------------------------------------

  Heap heap;
  Names& names;
  Arena& arena;
  CallStack call_stack;
  Budget budget;
  Strings strings;
  Shapes shapes;
  Chains chains;
  Origins origins;
  Objects objects;

  // --- Values ------------------------------------------------------------------------------------

  /// The value itself, never a thunk.
  [[nodiscard]] Value force(Value value) { return value.is_thunk() ? force_thunk(value.as_thunk()) : value; }
  /// The same, and the slot keeps the value.
  [[nodiscard]] Value force_slot(Value& slot) {
    if (!slot.is_thunk()) return slot;
    return force_thunk_in(slot);
  }

  /// Gives the rounds of a comprehension that have not been run (ArrayCell::is_rounds) their items.
  void run_rounds(ArrayCell* rounds);

  /// Calls a function (of the program or of std) with values that may be thunks.
  [[nodiscard]] Value call(Value function, std::span<const Value> arguments);
  [[nodiscard]] Value call(Value function, Value argument) { return call(function, std::span(&argument, 1)); }
  [[nodiscard]] Value call(Value function, Value first, Value second) {
    const Value both[] = {first, second};
    return call(function, both);
  }
  /// A thunk for such a call.
  [[nodiscard]] Value lazy_call(Value function, Value argument);
  [[nodiscard]] Value lazy_call(Value function, Value first, Value second);

  // --- Fields ------------------------------------------------------------------------------------

  /// The value of a field of `objects.fields(object)`, evaluated.
  [[nodiscard]] Value field(Value object, const FieldEntry& entry);
  /// The same, not evaluated: it may be a thunk, which runs the object's assertions first.
  [[nodiscard]] Value lazy_field(Value object, const FieldEntry& entry);
  /// Runs the assertions of the object unless they have been.
  void check_assertions(Value object);

  // --- Operators ---------------------------------------------------------------------------------

  /// `left + right` of any two evaluated values.
  [[nodiscard]] Value add(Value left, Value right);
  [[nodiscard]] bool equals(Value left, Value right);
  /// Below 0, 0, above 0; of two numbers, two strings or two arrays. Else fails.
  [[nodiscard]] int compare(Value left, Value right);
  /// What std.toString gives: a string as it is, all else as JSON on one line.
  [[nodiscard]] Value to_string(Value value);
  /// A number of the language: fails where it is infinite or no number.
  [[nodiscard]] Value checked_number(double value);

  // --- Failures ----------------------------------------------------------------------------------

  /// Fails at the call that is under way.
  [[noreturn]] void fail(std::string message);
  template <class... Parts>
  [[noreturn]] void fail(fmt::format_string<Parts...> format, Parts&&... parts) {
    fail(fmt::format(format, std::forward<Parts>(parts)...));
  }
  [[noreturn]] void fail_at(Span span, std::string message);

  // --- Whole programs (session.cpp) ---------------------------------------------------------------

  /// Where `import`, std.extVar and std.native get what is not in the program. Set before anything is evaluated.
  Environment* environment = nullptr;

  /// The lower end of the stack that the evaluation runs on, and its upper end, where roots begin.
  void set_stack(const void* lowest, const void* base);
  /// A thunk of a whole file, which an import (or null) asks for.
  [[nodiscard]] Value thunk_of(const Program& program, const Import* imported_at, Frame* importer);
  [[nodiscard]] Value force_import(Value thunk, const Import& node);
  /// Calls a function with arguments by name, as the top level does.
  [[nodiscard]] Value call_by_name(Value function, std::span<const std::pair<Name, Value>> arguments);

 private:
  // evaluate.cpp
  Value eval(const Node* node, Frame* frame);
  bool eval_condition(const Node* node, Frame* frame);
  Value lazy(const Node* node, Frame* frame);
  bool try_eager(const Node* node, Frame* frame, Value& result);
  bool try_eager_binary(const Binary& node, Frame* frame, Value& result);
  void bind(std::span<const Bind> binds, Frame* frame);
  Value eval_array(const Array& node, Frame* frame);
  Value eval_array_comprehension(const ArrayComprehension& node, Frame* frame);
  ArrayCell* items_of_rounds(const ArrayComprehension& node, Value source, Frame* frame);
  template <class Visit>
  void for_each_round(std::span<const Clause> clauses, Frame* frame, Visit&& visit);
  Value source_of(const Clause& clause, Frame* frame);
  Frame* round_of(const Clause& clause, Value source, std::size_t index, Frame* frame);
  void for_each_frame(std::span<const Clause> clauses, Frame* frame, const std::function<void(Frame*)>& visit);
  Value eval_index(const Index& node, Frame* frame);
  Value eval_field_access(const FieldAccess& node, Frame* frame);
  Value index_object(Value object, Name name, Span span);
  Value eval_slice(const Slice& node, Frame* frame);
  Value eval_import(const Import& node, Frame* frame);
  Value eval_std_member(const StdMember& node);
  void check_assertion(const Assertion& assertion, Frame* frame);
  std::string compared_values(const Node& condition, Frame* frame);
  std::string shortened(Value value);
  [[noreturn]] void fail_with(const Error& node, Frame* frame);
  void refuse_self_for_outermost(const FieldAccess& node);
  [[noreturn]] void fail_unknown_field(Value object, std::string_view name, Span span);

  // operators.cpp
  Value eval_binary(const Binary& node, Frame* frame);
  Value eval_logical(const Binary& node, Value left, Frame* frame);
  Value eval_unary(const Unary& node, Frame* frame);
  Value apply_binary(const Binary& node, Value left, Value right);
  Value arithmetic(const Binary& node, double left, double right);
  Value bits(const Binary& node, std::int64_t left, std::int64_t right);
  std::int64_t safe_integer(double number, const Node& node);
  Value number_at(double number, Span span);
  Value add_at(Value left, Value right, Span span);
  Value format_at(Value format, Value values, Span span);
  bool ordered(const Binary& node, Value left, Value right);
  int compare_at(Value left, Value right, Span span);
  bool equals_at(Value left, Value right, Span span);
  bool equals_arrays(Value left, Value right, Span span);
  bool equals_objects(Value left, Value right, Span span);

  // call.cpp
  Value eval_call(const Call& call, Frame* frame);
  Value begin_tail_call(const Call& call, Frame* frame, const Node*& next, Frame*& next_frame);
  Frame* bind_arguments(const FunctionCell& function, const Call& call, Frame* frame);
  Value strict(const Node* node, Frame* frame);
  void bind_defaults(const Function& function, Frame* frame, Span span);
  [[noreturn]] void fail_unknown_parameter(const Function& function, Name name, Span span);
  Value run_function(const FunctionCell& function, Frame* frame, const Node* site);
  Value call_builtin(const BuiltIn& builtin, const Call& call, Frame* frame);
  void bind_builtin_argument(const BuiltIn& builtin, const NamedArgument& argument, bool tailstrict, Frame* frame,
                             std::span<Value> values);
  Value run_builtin(const BuiltIn& builtin, std::span<const Value> values, const Node* site);

  // object_literals.cpp
  Value eval_object(const Object& node, Frame* frame);
  void fill_plain(LiteralObject& object);
  Value plain_value(const Node* node, Frame* frame);
  static bool is_plain_literal(const Object& node);
  Value eval_object_comprehension(const ObjectComprehension& node, Frame* frame);
  Name computed_name(const Field& field, Frame* frame);

  // fields.cpp
  Value evaluate_definition(Value object, std::uint32_t number);
  [[noreturn]] void fail_busy(Value object, std::uint32_t number);
  Value evaluate_body(Value object, const Definition& definition);
  Value evaluate_in_layer(Value object, const Definition& definition, std::uint32_t number, Layer& at);
  Value evaluate_link_field(CompoundObject& link, std::uint32_t number);
  Value evaluate_link_body(CompoundObject& link, const LinkField& field);
  Frame* make_layer_frame(Value object, std::uint32_t layer, Frame* outer, std::uint16_t size,
                          std::span<const Bind> locals);
  Frame* layer_frame(Value object, std::uint32_t index);
  Frame* link_frame(CompoundObject& link, std::uint32_t layer);
  Value eval_super(const SuperIndex& node, Frame* frame);
  Value eval_in_super(const InSuper& node, Frame* frame);
  void run_assertions(Value object);
  void run_link_assertions(CompoundObject& link);

  // evaluator.cpp
  Value force_thunk(Thunk* thunk);
  Value force_thunk_in(Value& slot);
  Value run_thunk(Thunk* thunk);
  Value std_object(Span where);
  Rooted std_objects_;  ///< In turn a file's address and its `std`.
};

}  // namespace cfnsonnet::jsonnet::native
