// Lines and columns of the bytes of a text, and back.
//
// Inside of the program a place is bytes; people and editors are told lines and columns, which are made here and
// nowhere else. Lines end with a line feed; a carriage return before it is part of the line. A byte-order mark at the
// beginning of a text is no column.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cfnsonnet/span.h"

namespace cfnsonnet {

/// Counted from 1, as editors show them. A column is a Unicode code point, so a tab is one. Line 0 is no place.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  auto operator<=>(const Position&) const = default;
};

/// From `start` up to, but not including, `end`.
struct Range {
  Position start;
  Position end;
  auto operator<=>(const Range&) const = default;
  [[nodiscard]] bool known() const { return start.line != 0; }
};

/// What a column counts: code points, or the 16-bit units that editors' protocols count, of which a code point beyond
/// U+FFFF takes two.
enum class Unit : std::uint8_t { code_point, utf16 };

/// The text is read once; a question costs little after that, however long the lines are (with `Unit::utf16`, as much
/// as the line is long). The text must outlive this, and be shorter than 4 GiB.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  /// The position of a byte. What lies past the end of the text is further to the right on its last line.
  [[nodiscard]] Position position(std::size_t offset, Unit unit = Unit::code_point) const;

  /// The byte at a position, the other way round; nothing where the text has no such line or column.
  [[nodiscard]] std::optional<std::size_t> offset(Position position, Unit unit = Unit::code_point) const;

  /// Where a stretch of the text begins and ends. One with something in it is a column wide at least, on its own line:
  /// also the line feed at the end of a line. Nowhere has no lines.
  [[nodiscard]] Range range(Span span, Unit unit = Unit::code_point) const;

  /// The line without its end, nothing where the text has no such line.
  [[nodiscard]] std::optional<Span> line(std::size_t number) const;

 private:
  [[nodiscard]] std::size_t code_points_before(std::size_t offset) const;
  [[nodiscard]] std::size_t line_start(std::size_t line) const { return line_starts_[line - 1]; }
  [[nodiscard]] std::size_t line_end(std::size_t line) const;
  std::string_view text_;
  std::vector<std::uint32_t> line_starts_;  // Bytes.
  std::vector<std::uint32_t> counts_;       // Code points before each piece of so many bytes.
};

}  // namespace cfnsonnet
