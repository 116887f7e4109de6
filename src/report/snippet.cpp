#include "report/snippet.h"

#include <algorithm>
#include <cstdint>

#include "document/text.h"
#include "report/printable.h"

namespace cfnsonnet::report {
namespace {

constexpr std::string_view cut = "…";

/// When the caret stands further right than this, the line's beginning is cut …
constexpr std::size_t furthest_caret = 80;
/// … down to this many characters before the caret.
constexpr std::size_t kept_before = 30;

std::size_t before(std::string_view line, std::size_t offset) {
  do {
    --offset;
  } while (offset > 0 && !document::begins_code_point(line[offset]));
  return offset;
}

/// The columns that a piece of the line takes; counts no further than just past the limit.
std::size_t width_between(std::string_view line, std::size_t from, std::size_t to, std::size_t limit = SIZE_MAX) {
  std::size_t width = 0;
  while (from < to && width <= limit) {
    const Glyph glyph = glyph_at(line, from);
    width += glyph.width;
    from += glyph.bytes;
  }
  return width;
}

}  // namespace

Snippet snippet_of(const Location& location) {
  const Range range = location.range();
  const auto stretch = location.source->lines().line(range.start.line);
  if (!stretch || stretch->begin == stretch->end) return {};
  const std::string_view line = text_in(location.source->text, *stretch);
  const std::size_t first = std::max(location.span.begin, stretch->begin) - stretch->begin;
  const std::size_t caret = std::min(first, line.size());

  Snippet snippet;
  std::size_t from = 0;
  if (caret > furthest_caret && width_between(line, 0, caret, furthest_caret) > furthest_caret) {
    from = caret;
    // Bytes that are no UTF-8 may be fewer characters than columns.
    for (std::size_t i = 0; i < kept_before && from > 0; ++i) from = before(line, from);
    if (from > 0) snippet.line = cut;
  }
  const std::size_t left = snippet.line.empty() ? 0 : 1;
  snippet.caret = left + width_between(line, from, caret);

  const bool one_line = range.end.line == range.start.line;
  std::size_t marked = one_line ? range.end.column - std::min(range.start.column, range.end.column) : line.size();
  snippet.carets = 0;
  std::size_t width = left;
  for (std::size_t at = from; at < line.size();) {
    const Glyph glyph = glyph_at(line, at);
    if (width + glyph.width > snippet_width) {
      snippet.line += cut;
      break;
    }
    if (at >= caret && marked > 0) {
      snippet.carets += glyph.width;
      --marked;
    }
    snippet.line += glyph.text;
    width += glyph.width;
    at += glyph.bytes;
  }
  snippet.carets = std::max<std::size_t>(snippet.carets, 1);
  return snippet;
}

}  // namespace cfnsonnet::report
