// Text from templates, made safe for a terminal.
//
// A template is untrusted: an escape sequence in a name could recolour, move or hide what a person reads, and a
// right-to-left mark could reorder it. Nothing of that kind reaches the terminal as it is; all else does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cfnsonnet::report {

/// How a tab is shown in a line of source.
inline constexpr std::size_t tab_width = 4;

/// One code point as it is shown, and how many columns of the terminal that takes.
struct Glyph {
  std::string text;
  std::size_t width = 1;
  std::size_t bytes = 1;  ///< Of the original.
};

/// The glyph that begins at the byte. Control and formatting characters become their escape ("\u001b"), a byte that is
/// no UTF-8 becomes U+FFFD, a tab becomes spaces; wide characters count two columns and combining ones none.
[[nodiscard]] Glyph glyph_at(std::string_view text, std::size_t offset);

/// All of the text as glyphs, on one line: a line break becomes its escape.
[[nodiscard]] std::string printable(std::string_view text);

/// The same, but with its line breaks, each followed by `indent`, so that no part can pass for a line of the report.
[[nodiscard]] std::string printable_lines(std::string_view text, std::string_view indent);

}  // namespace cfnsonnet::report
