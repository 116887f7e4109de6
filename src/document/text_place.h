// Where a part of a string is written: the line inside of a block, the columns inside of a literal.
//
// What a string's value says and what its source has differ by indentation, escapes and line breaks. A place is given
// only where the source has the part as it is; else the string as a whole is the place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

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
  /// What was asked of last: findings in one text come one after the other. Known again by its value, as strings come
  /// and go.
  struct Literal {
    const Source* source = nullptr;
    std::uint32_t begin = 0;
    std::string value;
    std::vector<std::size_t>
        offsets;  ///< Where the source has each byte of the value, and its end; empty where that is not known.
  };
  [[nodiscard]] const std::vector<std::size_t>& literal_offsets_of(const Node& text);

  Literal literal_;
};

}  // namespace cfnsonnet::document
