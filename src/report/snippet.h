// The line of source that a finding is about, cut to what fits, and where the caret goes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cfnsonnet/source.h"

namespace cfnsonnet::report {

/// The widest piece of a line that is shown, in terminal columns: a rendered policy may be one line of a megabyte.
inline constexpr std::size_t snippet_width = 120;

struct Snippet {
  std::string line;       ///< Safe for a terminal; "…" where it was cut.
  std::size_t caret = 0;  ///< Columns before the first caret.
  std::size_t carets = 1;
};

/// Finds lines in sources. Remembers where it looked last: findings in the order of their places cost one pass.
class Snippets {
 public:
  /// The first line of the range, which is marked up to its end, or to the line's. Empty when the source has no such
  /// line.
  [[nodiscard]] Snippet find(const Source& source, const Range& range);

 private:
  struct Lines {
    std::vector<std::size_t> starts;  // byte offsets
    std::size_t line = 0;             // where the last column was found …
    std::size_t column = 0;
    std::size_t offset = 0;  // … in bytes from the line's start
  };
  std::string_view line_of(const Source& source, Lines& lines, std::size_t number);
  std::unordered_map<const Source*, Lines> lines_;
};

}  // namespace cfnsonnet::report
