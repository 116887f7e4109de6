// UTF-8 as Jsonnet programs hold it: what is well-formed, and what is made of the rest.
//
// A code point between U+D800 and U+DFFF, which no well-formed text has, is kept as its three bytes: jsonnet does so.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cfnsonnet::text {

inline constexpr char32_t replacement_character = 0xFFFD;

/// Whether the byte begins a code point of (valid) UTF-8: all but continuation bytes do.
[[nodiscard]] constexpr bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

/// How many bytes the byte-order mark has that the text begins with; 0 without one.
[[nodiscard]] constexpr std::size_t bom_length(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

/// The text behind a byte-order mark, or all of it.
[[nodiscard]] constexpr std::string_view without_bom(std::string_view text) { return text.substr(bom_length(text)); }

/// How many bytes at the beginning are ASCII.
[[nodiscard]] std::size_t ascii_prefix(std::string_view bytes);

/// Bytes of the well-formed sequence that the text begins with; 0 where it begins with none. The text is not empty.
[[nodiscard]] std::size_t well_formed_length(std::string_view bytes);

[[nodiscard]] bool is_well_formed(std::string_view bytes);

/// A code point beyond U+10FFFF becomes U+FFFD.
void append_code_point(std::string& out, char32_t code_point);

/// Appends the text as jsonnet reads it: an ill-formed sequence becomes U+FFFD and takes the byte with it that shows it
/// to be one, except at the end of the text; a sequence that is longer than need be stands for its code point.
void append_well_formed(std::string& out, std::string_view bytes);

}  // namespace cfnsonnet::text
