#include "jsonnet/native/runtime/strings.h"

#include <algorithm>
#include <cstring>

#include "jsonnet/native/runtime/sums.h"
#include "jsonnet/native/std/code_points.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Shorter parts are copied (see max_share).
constexpr std::size_t min_shared_bytes = 128;

std::size_t bytes_of_code_point(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

}  // namespace

/// Makes a stretch of a rope, and of each rope that it begins with. Where there is room behind what it begins with,
/// only the rest is copied.
void Strings::join(Text* rope) {
  Text* base = nullptr;
  const std::vector<Text*> spine = left_spine(rope, base);
  Text* owner = base->is_stretch() ? base->owner() : nullptr;
  char* begin = owner != nullptr ? const_cast<char*>(base->begin()) : nullptr;
  const bool was_joined = owner != nullptr;
  const bool has_room = was_joined && (owner->flags & Text::flag_buffer) != 0 &&
                        begin + base->bytes == owner->data() + owner->code_points &&
                        begin + rope->bytes <= owner->data() + owner->bytes;
  if (!has_room) {
    owner = heap_.text(was_joined ? with_room(rope->bytes) : rope->bytes, 0);
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

Value Strings::part(Text* text, std::size_t begin, std::size_t end, std::size_t code_points) {
  if (begin == 0 && end == text->bytes) return Value::string(text);
  const std::string_view bytes = text->view().substr(begin, end - begin);
  Text* owner = text->is_stretch() ? text->owner() : text;
  if (bytes.size() >= min_shared_bytes && bytes.size() >= owner->bytes / max_share)
    return Value::string(heap_.text_stretch(owner, bytes, static_cast<std::uint32_t>(code_points)));
  Text* made = heap_.text(bytes.size(), static_cast<std::uint32_t>(code_points));
  bytes.copy(made->data(), bytes.size());
  return Value::string(made);
}

Value Strings::concatenate(Value left, Value right) {
  Text* a = left.as_text();
  Text* b = right.as_text();
  if (a->bytes == 0) return right;
  if (b->bytes == 0) return left;
  if (std::size_t{a->bytes} + b->bytes >= min_rope_bytes) {
    budget_.check_output(std::size_t{a->bytes} + b->bytes);
    return Value::string(heap_.text_rope(a, b));
  }
  Text* sum = heap_.text(a->bytes + b->bytes, a->code_points + b->code_points);
  std::memcpy(sum->data(), a->view().data(), a->bytes);  // As short ones they are no ropes.
  std::memcpy(sum->data() + a->bytes, b->view().data(), b->bytes);
  return Value::string(sum);
}

Name Strings::intern(Value string) {
  Text* text = flat(string);
  if (text->is_interned()) return text;
  if (text->hash == 0) text->hash = hash_of(text->view());
  return names_.intern(text->view(), text->hash);
}

/// Loops ask for one character after the other, so a walk goes on from where the last one ended.
std::size_t Strings::offset_of(Text* text, std::size_t index) {
  if (text->is_ascii()) return std::min<std::size_t>(index, text->bytes);
  if (index >= text->code_points) return text->bytes;
  if (walk_.text != text || walk_.collections != heap_.collections()) walk_ = {text, 0, 0, heap_.collections()};
  if (index < walk_.index / 2) walk_ = {text, 0, 0, walk_.collections};
  if (index > walk_.index && text->code_points - index < index - walk_.index)
    walk_ = {text, text->code_points, text->bytes, walk_.collections};
  const std::string_view utf8 = text->view();
  for (; walk_.index < index; ++walk_.index)
    walk_.offset += bytes_of_code_point(static_cast<unsigned char>(utf8[walk_.offset]));
  for (; walk_.index > index; --walk_.index) walk_.offset = previous_code_point(utf8, walk_.offset);
  return walk_.offset;
}

Value Strings::character(Value string, std::size_t index) {
  Text* text = flat(string);
  const std::string_view utf8 = text->view();
  const std::size_t at = offset_of(text, index);
  return Value::string(names_.intern(utf8.substr(at, bytes_of_code_point(static_cast<unsigned char>(utf8[at])))));
}

}  // namespace cfnsonnet::jsonnet::native
