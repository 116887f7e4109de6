// std.format, and one `%…` of a format string: how it writes a number.
//
// std.format follows Python's, computed as the reference computes it: in doubles, digit by digit. So the digits of
// numbers beyond 2^53, and those far behind the point, are the reference's and not the exact ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class Evaluator;

/// `%(name)#5.2f`, say. Widths and precisions are numbers as an argument for `*` may give them, fractions and all.
struct Conversion {
  std::string_view text;  ///< As written.
  std::optional<std::string_view> name;
  bool alternate = false;          ///< `#`
  bool zero = false;               ///< `0`
  bool left = false;               ///< `-`
  bool blank = false;              ///< ` `
  bool plus = false;               ///< `+`
  bool width_is_argument = false;  ///< `*`
  bool precision_is_argument = false;
  double width = 0;
  std::optional<double> precision;
  char type = '%';        ///< `d`, `o`, `x`, `e`, `f`, `g`, `c`, `s` or `%`, whatever was written for it.
  bool capitals = false;  ///< `X`, `E`, `G`
};

/// `format % values`, std.format. Both may be thunks.
[[nodiscard]] Value formatted(Evaluator& evaluator, Value format, Value values);

/// Writes a number for a `d`, `o`, `x`, `e`, `f` or `g`, not yet padded with blanks. Fails where a number on the way is
/// too large, as the reference does.
[[nodiscard]] std::string formatted_number(Evaluator& evaluator, const Conversion& conversion, double number);

/// How many characters fill up `width` more: fractions count as one. Fails beyond any width that is meant.
[[nodiscard]] std::size_t padding_count(Evaluator& evaluator, double width);

}  // namespace cfnsonnet::jsonnet::native
