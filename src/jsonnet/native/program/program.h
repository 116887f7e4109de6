// A Jsonnet program as the evaluator walks it: parsed, desugared where sugar has no meaning of its own, and resolved.
//
// Nodes are plain structs in an arena that lives as long as the evaluation; `kind` says which. There are no names left
// to look up: a variable is a slot in a frame so many frames out. A frame is made for a file, for each call of a
// function, for each round of a comprehension, and for an object whose fields need one (`Object::needs_frame`); a
// `local` takes slots in the frame around it. That is sound because an expression is evaluated at most once in a frame:
// a thunk and a field keep their value.
//
//   frame of a function:       its parameters, then the locals of its body
//   frame of a comprehension:  one frame a `for` clause, inside each other; slot 0 is the variable, then locals
//   frame of an object:        slot 0 is `self`, slot 1 the number of the layer (for `super`), then locals of the
//   object
//                              and of its fields' bodies
//
// https://jsonnet.org/ref/spec.html
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "cfnsonnet/span.h"

namespace cfnsonnet::jsonnet::native {

struct Text;               // A string cell (text.h).
struct BuiltIn;            // A function of std (builtin.h).
struct Shape;              // The fields of an object by name (object.h).
using Name = const Text*;  ///< An interned string: equal names are the same pointer.

/// A stretch of the program's sources: files are laid end to end in one address space (see sources.h). 0, 0: nowhere.
using cfnsonnet::Span;

enum class NodeKind : std::uint8_t {
  null,
  boolean,
  number,
  string,
  variable,
  self,
  super_index,
  in_super,
  array,
  array_comprehension,
  object,
  object_comprehension,
  index,
  field,
  slice,
  call,
  function,
  local,
  conditional,
  binary,
  unary,
  import,
  import_string,
  import_binary,
  error,
  assertion,
  std_object,
  std_member,
};

struct Node {
  NodeKind kind;
  Span span;
};

/// A slot in the frame `depth` frames out; 0 is the frame that the expression is evaluated in.
struct Slot {
  std::uint16_t depth = 0;
  std::uint16_t index = 0;
};

struct Boolean : Node {
  bool value;
};
struct Number : Node {
  double value;
};
struct String : Node {
  Name value;
};

struct Variable : Node {
  Slot slot;
  Name name;
};

struct Object;

/// `self`, and `$`: slot 0 of the object's frame.
struct Self : Node {
  std::uint16_t depth;
  const Object*
      outermost = nullptr;  ///< That `$` means there, for messages; null where it is none that is written out.
};

/// `super.f` and `super[e]`.
struct SuperIndex : Node {
  std::uint16_t depth;  ///< To the object's frame.
  Name name;            ///< Null where `index` is an expression.
  const Node* index;
};

/// `e in super`.
struct InSuper : Node {
  std::uint16_t depth;
  const Node* name;
};

struct Array : Node {
  std::span<const Node* const> items;
};

/// `for x in e`, or `if e` where `is_condition`. A `for` opens a frame of `frame_size` slots around all that follows.
struct Clause {
  bool is_condition;
  std::uint16_t frame_size;
  Name variable;
  const Node* expression;  ///< Evaluated outside the frame that the clause opens.
};

struct ArrayComprehension : Node {
  std::span<const Clause> clauses;  ///< The first is a `for`.
  const Node* body;                 ///< In the frame of the last `for`.
};

enum class Visibility : std::uint8_t { inherited, hidden, visible };  ///< `:`, `::`, `:::`

struct Field {
  Name name;              ///< Null where it is computed.
  const Node* name_node;  ///< The computed name, evaluated outside the object's frame; null where `name` is set.
  Span name_span;         ///< Of the name as written.
  Visibility visibility;
  bool adds;         ///< `+:`
  const Node* body;  ///< A Function for a method.
};

struct Bind {
  std::uint16_t slot;  ///< In the frame of the expression that binds.
  Name name;
  const Node* body;
};

struct Assertion {
  const Node* condition;
  const Node* message;  ///< Null where none is given.
  Span span;
};

struct Object : Node {
  std::span<const Field> fields;
  std::span<const Bind> locals;
  std::span<const Assertion> assertions;
  bool all_names_static;     ///< No field has a computed name.
  bool needs_frame;          ///< Fields, locals and assertions are evaluated in a frame of the object's own.
  std::uint16_t frame_size;  ///< Of that frame, `self` and the layer included.
  mutable const Shape* shape = nullptr;  ///< Made when the first such object is; only with `all_names_static`.
  mutable bool is_plain = false;         ///< Known with the shape: fields are literals, variables and arrays of those.
};

struct ObjectComprehension : Node {
  std::span<const Clause> clauses;
  Field field;  ///< Its name is always computed, in the frame of the last `for`.
  std::span<const Bind> locals;
  bool needs_frame;  ///< As of an Object; then inside the frame of the last `for`, one a field.
  std::uint16_t frame_size;
};

struct Index : Node {
  const Node* target;
  const Node* index;
};

/// `e.f`
struct FieldAccess : Node {
  const Node* target;
  Name name;
  Span name_span;
};

struct Slice : Node {
  const Node* target;
  const Node* from;  ///< These three may be null.
  const Node* to;
  const Node* step;
};

struct NamedArgument {
  Name name;
  const Node* value;
  Span name_span;
};

struct Call : Node {
  const Node* callee;
  std::span<const Node* const> positional;
  std::span<const NamedArgument> named;
  bool tailstrict;
};

struct Parameter {
  Name name;
  Span name_span;
  const Node* default_value;  ///< In the function's frame; null where the parameter is required.
};

struct Function : Node {
  std::span<const Parameter> parameters;  ///< Slots 0, 1, …
  std::uint16_t frame_size;
  Name name;  ///< Of the local or the field that holds it, for stack traces; null for `function(…) …`.
  const Node* body;
};

struct Local : Node {
  std::span<const Bind> binds;  ///< May refer to each other.
  const Node* body;
};

struct Conditional : Node {
  const Node* condition;
  const Node* then_branch;
  const Node* else_branch;  ///< Null: the value null.
};

enum class BinaryOperator : std::uint8_t {
  multiply,
  divide,
  remainder,
  add,
  subtract,
  shift_left,
  shift_right,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  in,
  bit_and,
  bit_xor,
  bit_or,
  logical_and,
  logical_or,
};
/// As written: "<=".
[[nodiscard]] std::string_view text_of(BinaryOperator op);

/// `e { … }` is an addition too.
struct Binary : Node {
  BinaryOperator op;
  bool is_implicit;  ///< No operator is written.
  const Node* left;
  const Node* right;
};

/// The `{ … }` that `e { … }` ends with; else the node itself.
[[nodiscard]] inline const Node* last_added(const Node* node) {
  if (node->kind != NodeKind::binary) return node;
  const auto* const sum = static_cast<const Binary*>(node);
  return sum->is_implicit ? sum->right : node;
}

enum class UnaryOperator : std::uint8_t { logical_not, bit_not, minus, plus };
[[nodiscard]] std::string_view text_of(UnaryOperator op);

struct Unary : Node {
  UnaryOperator op;
  const Node* operand;
};

/// import, importstr and importbin.
struct Import : Node {
  Name path;
};

struct Error : Node {
  const Node* message;
};

/// `assert c : m; e`
struct Assert : Node {
  Assertion assertion;
  const Node* body;
};

/// The global `std`, where no variable of that name hides it.
struct StdObject : Node {};

/// `std.f` of that global: `name` is not resolved yet, for std has members that depend on the evaluation.
struct StdMember : Node {
  Name name;
  Span name_span;
  const BuiltIn* builtin;  ///< Null where std has no such function; then `name` is looked up in the object.
};

/// A whole file.
struct Program {
  const Node* root;
  std::uint16_t frame_size;  ///< Of the frame that the root is evaluated in.
  bool reads_its_name;       ///< `std.thisFile` stands in it.
};

}  // namespace cfnsonnet::jsonnet::native
