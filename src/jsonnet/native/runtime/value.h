// A Jsonnet value in eight bytes, and the cells that values point to.
//
// Jsonnet has no NaN, so the patterns of NaN carry everything that is not a number: the upper 16 bits are a tag, the
// lower 48 a pointer to a cell of the heap (or, for a function of std, to its descriptor). A value in a slot, an array
// or an object may be a thunk, which is evaluated when somebody looks; Evaluator::force gives the value behind it.
//
// Cells are laid out with what follows them in memory (slots, items, bytes); only the heap makes them (heap.h).
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/cell.h"
#include "jsonnet/native/runtime/text.h"

namespace cfnsonnet::jsonnet::native {

struct ArrayCell;
struct ArrayComprehension;
struct ObjectCell;
struct FunctionCell;
struct Thunk;
struct Frame;

enum class Tag : std::uint16_t {
  special = 0xFFF8,  ///< empty, null, false, true, busy
  string,
  array,
  object,
  function,
  builtin,  ///< Points to a BuiltIn, which is not on the heap.
  thunk,
  cell,  ///< 0xFFFF: some cell that is no value of the language, such as a frame.
};

class Value {
 public:
  constexpr Value() = default;  ///< empty: no value at all (a slot that is not filled, an argument not given)
  static Value number(double value) { return Value(std::bit_cast<std::uint64_t>(value)); }
  static constexpr Value null() { return Value(special_bits + 1); }
  static constexpr Value boolean(bool value) { return Value(special_bits + (value ? 3 : 2)); }
  /// In the slot of a field that is being evaluated.
  static constexpr Value busy() { return Value(special_bits + 4); }
  static Value string(const Text* text) { return pointer(Tag::string, text); }
  static Value array(const ArrayCell* array) { return pointer(Tag::array, array); }
  static Value object(const ObjectCell* object) { return pointer(Tag::object, object); }
  static Value function(const FunctionCell* function) { return pointer(Tag::function, function); }
  static Value builtin(const BuiltIn* builtin) { return pointer(Tag::builtin, builtin); }
  static Value thunk(const Thunk* thunk) { return pointer(Tag::thunk, thunk); }
  static Value cell(const Cell* cell) { return pointer(Tag::cell, cell); }

  [[nodiscard]] bool is_number() const { return bits_ < special_bits; }
  [[nodiscard]] bool is_empty() const { return bits_ == special_bits; }
  [[nodiscard]] bool is_null() const { return bits_ == null().bits_; }
  [[nodiscard]] bool is_boolean() const { return (bits_ | 1) == boolean(true).bits_; }
  [[nodiscard]] bool is_string() const { return tag() == Tag::string; }
  [[nodiscard]] bool is_array() const { return tag() == Tag::array; }
  [[nodiscard]] bool is_object() const { return tag() == Tag::object; }
  [[nodiscard]] bool is_function() const { return tag() == Tag::function || tag() == Tag::builtin; }
  [[nodiscard]] bool is_thunk() const { return tag() == Tag::thunk; }
  /// Whether the lower bits point to a cell of the heap.
  [[nodiscard]] bool is_cell() const { return bits_ >= bits_of(Tag::string) && tag() != Tag::builtin; }

  [[nodiscard]] Tag tag() const { return static_cast<Tag>(bits_ >> 48); }
  [[nodiscard]] double as_number() const { return std::bit_cast<double>(bits_); }
  [[nodiscard]] bool as_boolean() const { return bits_ == boolean(true).bits_; }
  [[nodiscard]] Text* as_text() const { return static_cast<Text*>(address()); }
  [[nodiscard]] ArrayCell* as_array() const { return static_cast<ArrayCell*>(address()); }
  [[nodiscard]] ObjectCell* as_object() const { return static_cast<ObjectCell*>(address()); }
  [[nodiscard]] FunctionCell* as_function() const { return static_cast<FunctionCell*>(address()); }
  [[nodiscard]] const BuiltIn* as_builtin() const { return static_cast<const BuiltIn*>(address()); }
  [[nodiscard]] Thunk* as_thunk() const { return static_cast<Thunk*>(address()); }
  [[nodiscard]] Cell* as_cell() const { return static_cast<Cell*>(address()); }

  [[nodiscard]] std::uint64_t bits() const { return bits_; }
  /// The same pattern of bits: the same number, or the same cell. Not equality of the language.
  bool operator==(const Value&) const = default;

 private:
  static constexpr std::uint64_t bits_of(Tag tag) { return static_cast<std::uint64_t>(tag) << 48; }
  static constexpr std::uint64_t special_bits = std::uint64_t{0xFFF8} << 48;  // Tag::special
  static constexpr std::uint64_t address_mask = (std::uint64_t{1} << 48) - 1;

  explicit constexpr Value(std::uint64_t bits) : bits_(bits) {}
  static Value pointer(Tag tag, const void* address) {
    return Value(bits_of(tag) | reinterpret_cast<std::uintptr_t>(address));
  }
  [[nodiscard]] void* address() const { return reinterpret_cast<void*>(bits_ & address_mask); }

  std::uint64_t bits_ = special_bits;
};

/// "null", "boolean", "number", "string", "array", "object", "function": what std.type gives. Not of a thunk.
[[nodiscard]] std::string_view type_of(Value value);
/// The same for a message: "a string", "an object", "null".
[[nodiscard]] std::string_view with_article(Value value);

/// Items follow, or, in four kinds that have none of their own, what they are found by (see arrays.h):
///  - a sum of two arrays, which becomes a stretch when somebody needs it in one piece;
///  - a stretch of the items of another cell, its owner: a slice, or a sum that has been joined;
///  - a range of numbers, which is its first one; it becomes a stretch as well;
///  - the rounds of a comprehension's last `for`, of which often the number alone is asked; they become a stretch too.
struct ArrayCell : Cell {
  std::uint32_t length;

  static constexpr std::uint8_t flag_sum = 1;
  static constexpr std::uint8_t flag_stretch = 2;
  static constexpr std::uint8_t flag_range = 4;
  static constexpr std::uint8_t flag_rounds = 32;
  static constexpr std::uint8_t flags_without_items = flag_sum | flag_stretch | flag_range | flag_rounds;
  /// An owner with room: its first item says how many are taken of those behind it. No array of the language.
  static constexpr std::uint8_t flag_buffer = 8;
  /// All items are numbers, or all are strings, each greater than the one before: a set that needs no key.
  static constexpr std::uint8_t flag_set = 16;

  [[nodiscard]] bool has_items() const { return (flags & flags_without_items) == 0; }
  [[nodiscard]] bool is_sum() const { return (flags & flag_sum) != 0; }
  [[nodiscard]] bool is_stretch() const { return (flags & flag_stretch) != 0; }
  [[nodiscard]] bool is_range() const { return (flags & flag_range) != 0; }
  [[nodiscard]] bool is_rounds() const { return (flags & flag_rounds) != 0; }
  [[nodiscard]] bool is_set() const { return (flags & flag_set) != 0 || length == 0; }
  [[nodiscard]] Value* items() { return reinterpret_cast<Value*>(this + 1); }
  [[nodiscard]] const Value* items() const { return reinterpret_cast<const Value*>(this + 1); }
  [[nodiscard]] ArrayCell*& left() { return reinterpret_cast<ArrayCell**>(this + 1)[0]; }
  [[nodiscard]] ArrayCell*& right() { return reinterpret_cast<ArrayCell**>(this + 1)[1]; }
  /// Of a stretch.
  [[nodiscard]] ArrayCell*& owner() { return reinterpret_cast<ArrayCell**>(this + 1)[0]; }
  [[nodiscard]] Value*& begin() { return reinterpret_cast<Value**>(this + 1)[1]; }
  /// Of a range.
  [[nodiscard]] double& first() { return reinterpret_cast<double*>(this + 1)[0]; }
  /// Of rounds: what the `for` goes through, the frame around it, and the comprehension.
  [[nodiscard]] ArrayCell*& source() { return reinterpret_cast<ArrayCell**>(this + 1)[0]; }
  [[nodiscard]] Frame*& frame() { return reinterpret_cast<Frame**>(this + 1)[1]; }
  [[nodiscard]] const ArrayComprehension*& loop() { return reinterpret_cast<const ArrayComprehension**>(this + 1)[2]; }

  void become_stretch(ArrayCell* of, Value* from) {
    flags = static_cast<std::uint8_t>((flags & ~flags_without_items) | flag_stretch);
    owner() = of;
    begin() = from;
  }
};

/// Variables; see program.h for which.
struct Frame : Cell {
  static constexpr std::uint8_t flag_context = 1;  ///< The last slot holds a Context.
  std::uint32_t count;
  Frame* parent;

  [[nodiscard]] Value* slots() { return reinterpret_cast<Value*>(this + 1); }
  [[nodiscard]] Frame* out(unsigned depth) {
    Frame* frame = this;
    for (; depth != 0; --depth) frame = frame->parent;
    return frame;
  }
};

struct FunctionCell : Cell {
  std::uint32_t unused = 0;
  const Function* node;
  Frame* frame;  ///< That the function was made in.
};

/// The calls around a place, innermost first: what an evaluation that traces origins keeps in each frame of a function.
struct Context : Cell {
  std::uint32_t unused = 0;
  const Node* site;          ///< The call, or the import.
  const Function* function;  ///< That was called; null for an import.
  Context* outer;
};

/// The calls around what is evaluated in a frame. Null where origins are not traced.
inline Context* context_of(Frame* frame) {
  for (; frame != nullptr; frame = frame->parent)
    if ((frame->flags & Frame::flag_context) != 0)
      return static_cast<Context*>(frame->slots()[frame->count - 1].as_cell());
  return nullptr;
}

/// What made a value: an expression, in the calls around it.
struct ValueOrigin {
  const Node* node = nullptr;
  Context* context = nullptr;
};

/// A value that is not evaluated yet, and then the value.
struct Thunk : Cell {
  enum State : std::uint16_t {
    expression,  ///< code in frame
    call,        ///< function(first), function(first, second)
    field,       ///< Of the object `function`: its definition number `first`.
    running,     ///< Somebody evaluates it now; who asks again has an infinite recursion.
    done,
  };
  std::uint32_t unused = 0;
  union {
    const Node* code;
    Value function;
    Value value;  ///< When done.
  };
  union {
    Frame* frame;
    Value first;
  };

  Thunk() = delete;
  [[nodiscard]] State state() const { return static_cast<State>(small); }
  /// Only in the larger cells that the heap makes for `call`, and for every thunk of an evaluation that traces origins.
  [[nodiscard]] Value& second() { return *reinterpret_cast<Value*>(this + 1); }
  /// Only in an evaluation that traces origins.
  [[nodiscard]] ValueOrigin& origin() {
    return *reinterpret_cast<ValueOrigin*>(reinterpret_cast<Value*>(this + 1) + 1);
  }
  static const std::size_t traced_bytes;
};
inline constexpr std::size_t Thunk::traced_bytes = sizeof(Thunk) + sizeof(Value) + sizeof(ValueOrigin);

/// Objects are described in object.h.
struct ObjectCell : Cell {
  std::uint32_t count;
};

}  // namespace cfnsonnet::jsonnet::native
