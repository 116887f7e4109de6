// Strings: UTF-8 with the count of their code points, in one piece or as a sum that is joined when it is read.
//
// `a + b` of long strings makes a rope, so that building a string piece by piece takes time in its length and not its
// square; a long part of a string is a stretch of its bytes. A string whose bytes and code points are as many is ASCII,
// and indexed directly.
#pragma once

#include <cstdint>
#include <string_view>

#include "jsonnet/native/runtime/cell.h"

namespace cfnsonnet::jsonnet::native {

/// Longer sums are ropes; shorter ones are copied, which is cheaper than keeping both parts.
inline constexpr std::uint32_t min_rope_bytes = 256;

struct Text : Cell {
  std::uint32_t bytes;        ///< Length in bytes.
  std::uint32_t code_points;  ///< Length as Jsonnet counts it.
  std::uint32_t hash;         ///< Of the bytes; 0: not computed yet.
  // The bytes follow; in a rope two pointers to Text instead; in a stretch the Text that has the bytes, and where. A
  // rope becomes a stretch when somebody needs it in one piece.

  [[nodiscard]] bool is_rope() const { return (flags & flag_rope) != 0; }
  [[nodiscard]] bool is_stretch() const { return (flags & flag_stretch) != 0; }
  [[nodiscard]] bool is_ascii() const { return bytes == code_points; }
  [[nodiscard]] bool is_interned() const { return (flags & flag_interned) != 0; }
  /// Of one that is neither rope nor stretch.
  [[nodiscard]] char* data() { return reinterpret_cast<char*>(this + 1); }
  [[nodiscard]] const char* data() const { return reinterpret_cast<const char*>(this + 1); }
  /// Only of a string in one piece; see Strings::flat.
  [[nodiscard]] std::string_view view() const { return {is_stretch() ? begin() : data(), bytes}; }
  [[nodiscard]] Text*& left() { return reinterpret_cast<Text**>(this + 1)[0]; }
  [[nodiscard]] Text*& right() { return reinterpret_cast<Text**>(this + 1)[1]; }
  /// Of a stretch.
  [[nodiscard]] Text*& owner() { return reinterpret_cast<Text**>(this + 1)[0]; }
  [[nodiscard]] const char* begin() const { return reinterpret_cast<const char* const*>(this + 1)[1]; }

  void become_stretch(Text* of, const char* from) {
    flags = static_cast<std::uint8_t>((flags & ~flag_rope) | flag_stretch);
    owner() = of;
    reinterpret_cast<const char**>(this + 1)[1] = from;
  }

  static constexpr std::uint8_t flag_rope = 1;
  static constexpr std::uint8_t flag_interned = 2;
  static constexpr std::uint8_t flag_stretch = 4;
  /// An owner with room: `code_points` bytes of it are taken. No string of the language.
  static constexpr std::uint8_t flag_buffer = 8;
};

/// Code points of a text as Jsonnet counts them: an ill-formed byte counts as one (it prints as U+FFFD).
[[nodiscard]] std::uint32_t count_code_points(std::string_view utf8);
[[nodiscard]] std::uint32_t hash_of(std::string_view bytes);

}  // namespace cfnsonnet::jsonnet::native
