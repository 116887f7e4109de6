// Strings and arrays as values: making, joining, indexing.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/std/code_points.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Whole numbers up to here are put into strings without a detour; zero has a sign.
constexpr double max_short_integer = 1e15;

/// Shorter sums of arrays are copied at once.
constexpr std::uint32_t min_sum_items = 32;

std::size_t bytes_of_code_point(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

/// A part of a string or an array shares what it is cut from where that is no waste: it is long, and not a small part
/// of what it would keep alive. A shorter one is copied, and its own parts share the copy.
constexpr std::size_t min_shared_bytes = 128;
constexpr std::size_t min_shared_items = 32;
constexpr std::size_t max_share = 16;

/// An item of a sum is looked for as deep as this before the sum is joined.
constexpr unsigned max_sum_depth = 16;

bool is_sum(const Text* text) { return text->is_rope(); }
bool is_sum(const ArrayCell* array) { return array->is_sum(); }

/// The pieces of a sum from the last to the first.
template <class CellType, class Take>
void for_each_piece_backwards(CellType* sum, Take&& take) {
  std::vector<CellType*> pending{sum};  // What it points to is alive through the sum.
  while (!pending.empty()) {
    CellType* piece = pending.back();
    pending.pop_back();
    if (!is_sum(piece)) {
      take(piece);
      continue;
    }
    pending.push_back(piece->left());
    pending.push_back(piece->right());
  }
}

/// The sums down the left of a sum, from the top down; `base` becomes what the last one begins with.
template <class CellType>
std::vector<CellType*> left_spine(CellType* sum, CellType*& base) {
  std::vector<CellType*> spine;
  for (base = sum; is_sum(base); base = base->left()) spine.push_back(base);
  return spine;
}

/// How much room a sum gets: a state that each step of a loop extends and reads is joined again and again, and must not
/// be copied each time. What has been joined before is taken for one.
std::size_t with_room(std::size_t length) { return std::min(length + length / 2, max_cell_items); }

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

// --- Strings -------------------------------------------------------------------------------------

Value Evaluator::string(std::string_view utf8) { return Value::string(heap.text(utf8)); }

Text* Evaluator::flat(Value string) {
  Text* text = string.as_text();
  if (text->is_rope()) [[unlikely]]
    join(text);
  return text;
}

/// Makes a stretch of a rope, and of each rope that it begins with. Where there is room behind what it begins with,
/// only the rest is copied.
void Evaluator::join(Text* rope) {
  Text* base = nullptr;
  const std::vector<Text*> spine = left_spine(rope, base);
  Text* owner = base->is_stretch() ? base->owner() : nullptr;
  char* begin = owner != nullptr ? const_cast<char*>(base->begin()) : nullptr;
  const bool was_joined = owner != nullptr;
  const bool has_room = was_joined && (owner->flags & Text::flag_buffer) != 0 &&
                        begin + base->bytes == owner->data() + owner->code_points &&
                        begin + rope->bytes <= owner->data() + owner->bytes;
  if (!has_room) {
    owner = heap.text(was_joined ? with_room(rope->bytes) : rope->bytes, 0);
    if (was_joined) owner->flags |= Text::flag_buffer;
    begin = owner->data();
    std::memcpy(begin, base->view().data(), base->bytes);
  }
  for (std::size_t i = spine.size(); i-- > 0;) {
    char* end = begin + spine[i]->bytes;
    for_each_piece_backwards(spine[i]->right(), [&end](Text* piece) {
      end -= piece->bytes;
      std::memcpy(end, piece->view().data(), piece->bytes);
    });
    spine[i]->become_stretch(owner, begin);
  }
  if ((owner->flags & Text::flag_buffer) != 0)
    owner->code_points = static_cast<std::uint32_t>(begin + rope->bytes - owner->data());
}

Value Evaluator::part(Text* text, std::size_t begin, std::size_t end, std::size_t code_points) {
  if (begin == 0 && end == text->bytes) return Value::string(text);
  const std::string_view bytes = text->view().substr(begin, end - begin);
  Text* owner = text->is_stretch() ? text->owner() : text;
  if (bytes.size() >= min_shared_bytes && bytes.size() >= owner->bytes / max_share)
    return Value::string(heap.text_stretch(owner, bytes, static_cast<std::uint32_t>(code_points)));
  Text* made = heap.text(bytes.size(), static_cast<std::uint32_t>(code_points));
  bytes.copy(made->data(), bytes.size());
  return Value::string(made);
}

Value Evaluator::concatenate(Value left, Value right) {
  Text* a = left.as_text();
  Text* b = right.as_text();
  if (a->bytes == 0) return right;
  if (b->bytes == 0) return left;
  if (std::size_t{a->bytes} + b->bytes >= min_rope_bytes) {
    budget.check_output(std::size_t{a->bytes} + b->bytes);
    return Value::string(heap.text_rope(a, b));
  }
  Text* sum = heap.text(a->bytes + b->bytes, a->code_points + b->code_points);
  std::memcpy(sum->data(), a->view().data(), a->bytes);  // As short ones they are no ropes.
  std::memcpy(sum->data() + a->bytes, b->view().data(), b->bytes);
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

/// Loops ask for one character after the other, so a walk goes on from where the last one ended.
std::size_t Evaluator::offset_of(Text* text, std::size_t index) {
  if (text->is_ascii()) return std::min<std::size_t>(index, text->bytes);
  if (index >= text->code_points) return text->bytes;
  if (walk_.text != text || walk_.collections != heap.collections()) walk_ = {text, 0, 0, heap.collections()};
  if (index < walk_.index / 2) walk_ = {text, 0, 0, walk_.collections};
  if (index > walk_.index && text->code_points - index < index - walk_.index)
    walk_ = {text, text->code_points, text->bytes, walk_.collections};
  const std::string_view utf8 = text->view();
  for (; walk_.index < index; ++walk_.index)
    walk_.offset += bytes_of_code_point(static_cast<unsigned char>(utf8[walk_.offset]));
  for (; walk_.index > index; --walk_.index) walk_.offset = previous_code_point(utf8, walk_.offset);
  return walk_.offset;
}

Value Evaluator::character(Value string, std::size_t index) {
  Text* text = flat(string);
  const std::string_view utf8 = text->view();
  const std::size_t at = offset_of(text, index);
  return Value::string(names.intern(utf8.substr(at, bytes_of_code_point(static_cast<unsigned char>(utf8[at])))));
}

// --- Arrays --------------------------------------------------------------------------------------

Value Evaluator::array(std::span<const Value> values) {
  ArrayCell* made = heap.array(values.size());
  std::copy(values.begin(), values.end(), made->items());
  return Value::array(made);
}

ArrayCell* Evaluator::new_array(std::size_t length) { return heap.array(length); }

std::span<Value> Evaluator::items(Value array) {
  ArrayCell* cell = array.as_array();
  if (cell->has_items()) [[likely]]
    return {cell->items(), cell->length};
  if (cell->is_sum())
    join(cell);
  else if (cell->is_range())
    number_items(cell);
  else if (cell->is_rounds())
    run_rounds(cell);
  return {cell->begin(), cell->length};
}

Value Evaluator::lazy_item(Value array, std::size_t index) {
  ArrayCell* cell = array.as_array();
  if (cell->is_range()) return Value::number(cell->first() + static_cast<double>(index));
  return item_slot(cell, index);
}

/// The place of an item. A sum is not joined for an item that is close to its end.
Value& Evaluator::item_slot(ArrayCell* array, std::size_t index) {
  ArrayCell* part = array;
  std::size_t at = index;
  for (unsigned depth = 0; part->is_sum() && depth < max_sum_depth; ++depth) {
    const bool is_left = at < part->left()->length;
    if (!is_left) at -= part->left()->length;
    part = is_left ? part->left() : part->right();
  }
  return part->is_sum() ? items(Value::array(array))[index] : items(Value::array(part))[at];
}

void Evaluator::number_items(ArrayCell* range) {
  const double first = range->first();
  ArrayCell* made = heap.array(range->length);
  for (std::uint32_t i = 0; i < made->length; ++i) made->items()[i] = Value::number(first + i);
  range->become_stretch(made, made->items());
}

/// The same as of a rope of strings.
void Evaluator::join(ArrayCell* sum) {
  ArrayCell* base = nullptr;
  const std::vector<ArrayCell*> spine = left_spine(sum, base);
  (void)items(Value::array(base));
  const bool was_joined = base->is_stretch();
  ArrayCell* owner = was_joined ? base->owner() : nullptr;
  Value* begin = was_joined ? base->begin() : nullptr;
  const auto taken = [&] { return static_cast<std::size_t>(owner->items()[0].as_number()); };
  const bool has_room = was_joined && (owner->flags & ArrayCell::flag_buffer) != 0 &&
                        begin + base->length == owner->items() + 1 + taken() &&
                        begin + sum->length <= owner->items() + owner->length;
  if (!has_room) {
    owner = heap.array(was_joined ? with_room(sum->length) + 1 : sum->length);
    begin = owner->items();
    if (was_joined) {
      owner->flags |= ArrayCell::flag_buffer;
      ++begin;
    }
    std::ranges::copy(items(Value::array(base)), begin);
  }
  for (std::size_t i = spine.size(); i-- > 0;) {
    Value* end = begin + spine[i]->length;
    for_each_piece_backwards(spine[i]->right(), [&](ArrayCell* piece) {
      end -= piece->length;
      std::ranges::copy(items(Value::array(piece)), end);
    });
    spine[i]->become_stretch(owner, begin);
  }
  if ((owner->flags & ArrayCell::flag_buffer) != 0)
    owner->items()[0] = Value::number(static_cast<double>(begin + sum->length - owner->items() - 1));
}

Value Evaluator::part(Value array, std::size_t begin, std::size_t length) {
  ArrayCell* cell = array.as_array();
  if (length == cell->length) return array;
  if (cell->is_range()) return Value::array(heap.array_range(cell->first() + static_cast<double>(begin), length));
  const std::span<Value> all = items(array);
  ArrayCell* owner = cell->is_stretch() ? cell->owner() : cell;
  const bool is_shared = length >= min_shared_items && length >= owner->length / max_share;
  ArrayCell* made = is_shared ? heap.array_stretch(owner, all.data() + begin, length) : heap.array(length);
  if (!is_shared) std::ranges::copy(all.subspan(begin, length), made->items());
  made->flags |= cell->flags & ArrayCell::flag_set;
  return Value::array(made);
}

Value Evaluator::concatenate_arrays(Value left, Value right) {
  ArrayCell* a = left.as_array();
  ArrayCell* b = right.as_array();
  if (a->length == 0) return right;
  if (b->length == 0) return left;
  if (a->length + b->length >= min_sum_items) return Value::array(heap.array_sum(a, b));
  ArrayCell* sum = heap.array(a->length + b->length);
  std::copy_n(items(left).data(), a->length, sum->items());
  std::copy_n(items(right).data(), b->length, sum->items() + a->length);
  return Value::array(sum);
}

}  // namespace cfnsonnet::jsonnet::native
