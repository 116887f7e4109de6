// What the JSON and the YAML reader share: places in a text, its encoding, and the form of their errors.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::document {

/// The text behind a UTF-8 byte-order mark, or all of it.
[[nodiscard]] std::string_view without_bom(std::string_view text);

/// Whether the byte begins a code point of (valid) UTF-8: all but continuation bytes do.
[[nodiscard]] constexpr bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  ///< In bytes; 0 where no well-formed code point begins.
};
/// The code point that begins at the byte (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t offset);

/// Whether each byte is a character, as in nearly all templates.
[[nodiscard]] bool is_ascii(std::string_view text);

/// Where the first byte stands that is no UTF-8.
[[nodiscard]] std::optional<std::size_t> find_bad_utf8(std::string_view text);

/// Appends a code point (at most U+10FFFF) as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// The position of a byte of the text. Lines end with a line feed; a carriage return before it is part of the line.
/// Counts from the start, so it is for errors, not for every node.
[[nodiscard]] Position position_of(std::string_view text, std::size_t offset);

/// The byte at a position, the other way round; nothing where the text has no such line or column.
[[nodiscard]] std::optional<std::size_t> offset_of(std::string_view text, Position position);

/// Positions of the bytes of a text, and back, for who asks often: the text is read once, and a question costs little,
/// however long the lines are. The text must outlive this.
class Places {
 public:
  explicit Places(std::string_view text);
  /// As position_of.
  [[nodiscard]] Position position(std::size_t offset) const;
  /// As offset_of.
  [[nodiscard]] std::optional<std::size_t> offset(Position position) const;

 private:
  static constexpr std::size_t piece_bytes = 256;
  [[nodiscard]] std::size_t code_points_before(std::size_t offset) const;
  std::string_view text_;
  std::vector<std::uint32_t> line_starts_;  // Bytes.
  std::vector<std::uint32_t> counts_;       // Code points before each piece of so many bytes.
};

/// The places of several sources (behind their byte-order marks), each read when it is first asked for. They must
/// outlive this.
class SourcePlaces {
 public:
  [[nodiscard]] const Places& of(const Source& source) {
    return known_.try_emplace(&source, without_bom(source.text)).first->second;
  }

 private:
  std::unordered_map<const Source*, Places> known_;
};

/// Positions of code points, for a parser that counts them. Cheap to ask for places that lie near each other.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  [[nodiscard]] Position position(std::size_t code_point);
  [[nodiscard]] std::size_t offset(std::size_t code_point);  ///< In bytes; the text's size when past its end.
  [[nodiscard]] std::size_t code_point(std::size_t offset);  ///< That the byte belongs to.

 private:
  void walk_forward();
  void walk_back();
  std::string_view text_;
  std::vector<std::size_t> line_starts_;  // in code points
  std::size_t at_offset_ = 0;             // the cursor, as a byte …
  std::size_t at_code_point_ = 0;         // … and as a code point
  std::size_t at_line_ = 1;               // Of the last position.
};

/// An E0000 finding: the text is no document. Its path is empty, for there is no template yet.
[[nodiscard]] Finding unreadable(const SourcePtr& source, Range range, std::string message);
/// Sorts findings about one text by where they begin.
void sort_by_place(std::vector<Finding>& findings);
/// A finding that there is nothing to read, E1001: a template without Resources.
[[nodiscard]] Finding empty_template(const SourcePtr& source);

/// The finding for a text that is not UTF-8, or that has nothing but blanks in it.
[[nodiscard]] std::optional<Finding> check_text(const SourcePtr& source);

/// A piece of untrusted text for a message: in double quotes, control characters and the like escaped as JSON escapes
/// them, cut after `longest` characters.
[[nodiscard]] std::string quoted(std::string_view text, std::size_t longest = 40);

}  // namespace cfnsonnet::document
