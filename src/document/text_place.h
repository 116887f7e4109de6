// Where a part of a string is written: the line inside of a block, the columns inside of a literal.
//
// What a string's value says and what its source has differ by indentation, escapes and line breaks. A place is given only
// where the source has the part as it is; else the string as a whole is the place.
#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "document/text.h"

namespace cfnsonnet::document {

class TextPlaces {
 public:
  /// @param text  A string.
  /// @param part  A view into its value.
  /// Nothing where that is not known, of very long strings, and of one on a single line, which is place enough.
  [[nodiscard]] std::optional<Origin> find(const Node& text, std::string_view part);

  /// The same of a string on a single line.
  [[nodiscard]] std::optional<Origin> find_in_line(const Node& text, std::string_view part);

 private:
  [[nodiscard]] std::string_view line(const Source& source, std::uint32_t number);
  [[nodiscard]] std::optional<Position> in_block(const Node& text, std::size_t offset);
  [[nodiscard]] std::optional<Position> only_line_with(const Node& text, std::string_view part);

  SourcePlaces places_;
};

}  // namespace cfnsonnet::document
