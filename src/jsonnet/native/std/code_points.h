// Places of code points in UTF-8. Strings of Jsonnet are well-formed, but for surrogates, which are three bytes each;
// nothing here reads past the end of a text that is not.
#pragma once

#include <cstddef>
#include <string_view>

#include "jsonnet/native/runtime/text.h"

namespace cfnsonnet::jsonnet::native {

/// Whether the byte goes on with a code point that an earlier one began.
[[nodiscard]] inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Where the code point ends that begins at `at`, which is inside of the text.
[[nodiscard]] inline std::size_t next_code_point(std::string_view utf8, std::size_t at) {
  ++at;
  while (at < utf8.size() && is_continuation(utf8[at])) ++at;
  return at;
}

/// Where the code point begins that ends at `end`, which is not 0.
[[nodiscard]] inline std::size_t previous_code_point(std::string_view utf8, std::size_t end) {
  --end;
  while (end != 0 && is_continuation(utf8[end])) --end;
  return end;
}

/// Where the code point ends that is `count` after the one at `at`; the text's end if there are fewer.
[[nodiscard]] inline std::size_t skip_code_points(const Text* text, std::size_t at, std::size_t count) {
  const std::string_view utf8 = text->view();
  if (count >= utf8.size() - at) return utf8.size();
  if (text->is_ascii()) return at + count;
  for (; count != 0 && at < utf8.size(); --count) at = next_code_point(utf8, at);
  return at;
}

/// The value of a code point: the bytes of one, and no more.
[[nodiscard]] inline char32_t decoded(std::string_view bytes) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (bytes.size() == 1) return first;
  char32_t value = first & (0xFFU >> (bytes.size() + 1));
  for (const char byte : bytes.substr(1)) value = value << 6 | (static_cast<unsigned char>(byte) & 0x3FU);
  return value;
}

}  // namespace cfnsonnet::jsonnet::native
