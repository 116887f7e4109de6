// Strings and arrays as values: making, joining, indexing.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "jsonnet/native/evaluator.h"
#include "jsonnet/native/json_text.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Whole numbers up to here are put into strings without a detour; zero has a sign.
constexpr double max_short_integer = 1e15;

/// Longer sums of arrays are ropes.
constexpr std::uint32_t min_rope_items = 32;

std::size_t bytes_of_code_point(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

/// The pieces of a rope from the last to the first.
template <class CellType, class Take>
void for_each_piece_backwards(CellType* rope, Take&& take) {
  std::vector<CellType*> pending{rope};  // What it points to is alive through the rope.
  while (!pending.empty()) {
    CellType* piece = pending.back();
    pending.pop_back();
    if (!piece->is_rope()) {
      take(piece);
      continue;
    }
    pending.push_back(piece->left());
    if (piece->right() != nullptr) pending.push_back(piece->right());
  }
}

}  // namespace

std::string_view type_of(Value value) {
  if (value.is_number()) return "number";
  if (value.is_boolean()) return "boolean";
  switch (value.tag()) {
    case Tag::string: return "string";
    case Tag::array: return "array";
    case Tag::object: return "object";
    case Tag::function:
    case Tag::builtin: return "function";
    default: return "null";
  }
}

std::string_view with_article(Value value) {
  if (value.is_number()) return "a number";
  if (value.is_boolean()) return "a boolean";
  switch (value.tag()) {
    case Tag::string: return "a string";
    case Tag::array: return "an array";
    case Tag::object: return "an object";
    case Tag::function:
    case Tag::builtin: return "a function";
    default: return "null";
  }
}

// --- Strings --------------------------------------------------------------------------------------------------------

Value Evaluator::string(std::string_view utf8) { return Value::string(heap.text(utf8)); }

Text* Evaluator::flat(Value string) {
  Text* text = string.as_text();
  if (!text->is_rope()) return text;
  if (text->right() == nullptr) return text->left();
  Text* joined = heap.text(text->bytes, text->code_points);
  char* end = joined->data() + joined->bytes;
  for_each_piece_backwards(text, [&end](Text* piece) {
    end -= piece->bytes;
    std::memcpy(end, piece->data(), piece->bytes);
  });
  text->left() = joined;
  text->right() = nullptr;
  return joined;
}

Value Evaluator::concatenate(Value left, Value right) {
  Text* a = left.as_text();
  Text* b = right.as_text();
  if (a->bytes == 0) return right;
  if (b->bytes == 0) return left;
  if (std::size_t{a->bytes} + b->bytes >= min_rope_bytes) {
    check_output(std::size_t{a->bytes} + b->bytes);
    return Value::string(heap.text_rope(a, b));
  }
  a = flat(left);
  b = flat(right);
  Text* sum = heap.text(a->bytes + b->bytes, a->code_points + b->code_points);
  std::memcpy(sum->data(), a->data(), a->bytes);
  std::memcpy(sum->data() + a->bytes, b->data(), b->bytes);
  return Value::string(sum);
}

Value Evaluator::to_string(Value value) {
  if (value.is_string()) return value;
  if (value.is_number() && std::abs(value.as_number()) <= max_short_integer &&
      value.as_number() == std::floor(value.as_number()) && value.as_number() != 0) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(value.as_number())).ptr;
    return string({digits, static_cast<std::size_t>(end - digits)});
  }
  OutputBuffer out(*this);
  write_json(*this, value, single_line_json, out);
  return string(out.view());
}

Name Evaluator::intern(Value string) {
  Text* text = flat(string);
  if (text->is_interned()) return text;
  if (text->hash == 0) text->hash = hash_of(text->view());
  return names.intern(text->view(), text->hash);
}

Value Evaluator::character(Value string, std::size_t index) {
  Text* text = flat(string);
  std::size_t at = index;
  if (!text->is_ascii()) {
    // Loops ask for one character after the other.
    if (walk_.text != text || walk_.index > index || walk_.collections != heap.collections()) walk_ = {text, 0, 0, heap.collections()};
    for (; walk_.index < index; ++walk_.index) walk_.offset += bytes_of_code_point(static_cast<unsigned char>(text->data()[walk_.offset]));
    at = walk_.offset;
  }
  return Value::string(names.intern({text->data() + at, bytes_of_code_point(static_cast<unsigned char>(text->data()[at]))}));
}

// --- Arrays ---------------------------------------------------------------------------------------------------------

Value Evaluator::array(std::span<const Value> values) {
  ArrayCell* made = heap.array(values.size());
  std::copy(values.begin(), values.end(), made->items());
  return Value::array(made);
}

ArrayCell* Evaluator::new_array(std::size_t length) { return heap.array(length); }

std::span<Value> Evaluator::items(Value array) {
  ArrayCell* cell = array.as_array();
  if (cell->is_rope()) [[unlikely]] cell = joined(cell);
  return {cell->items(), cell->length};
}

ArrayCell* Evaluator::joined(ArrayCell* rope) {
  if (rope->right() == nullptr) return rope->left();
  ArrayCell* whole = heap.array(rope->length);
  Value* end = whole->items() + whole->length;
  for_each_piece_backwards(rope, [&end](ArrayCell* piece) {
    end -= piece->length;
    std::copy_n(piece->items(), piece->length, end);
  });
  rope->left() = whole;
  rope->right() = nullptr;
  return whole;
}

Value Evaluator::concatenate_arrays(Value left, Value right) {
  ArrayCell* a = left.as_array();
  ArrayCell* b = right.as_array();
  if (a->length == 0) return right;
  if (b->length == 0) return left;
  if (a->length + b->length >= min_rope_items) return Value::array(heap.array_rope(a, b));
  ArrayCell* sum = heap.array(a->length + b->length);
  std::copy_n(items(left).data(), a->length, sum->items());
  std::copy_n(items(right).data(), b->length, sum->items() + a->length);
  return Value::array(sum);
}

}  // namespace cfnsonnet::jsonnet::native
