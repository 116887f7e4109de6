// The line of source that a finding is about, cut to what fits, and where the caret goes.
#pragma once

#include <cstddef>
#include <string>

#include "cfnsonnet/source.h"

namespace cfnsonnet::report {

/// The widest piece of a line that is shown, in terminal columns: a rendered policy may be one line of a megabyte.
inline constexpr std::size_t snippet_width = 120;

struct Snippet {
  std::string line;       ///< Safe for a terminal; "…" where it was cut.
  std::size_t caret = 0;  ///< Columns before the first caret.
  std::size_t carets = 1;
};

/// The first line of a place that is known, marked up to the place's end, or to the line's. Empty where the line is.
[[nodiscard]] Snippet snippet_of(const Location& location);

}  // namespace cfnsonnet::report
