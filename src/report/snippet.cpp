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

std::string_view Snippets::line_of(const Source& source, Lines& lines, std::size_t number) {
  const std::string_view text = document::without_bom(source.text);
  if (lines.starts.empty()) {
    lines.starts.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      lines.starts.push_back(at + 1);
    }
  }
  if (number == 0 || number > lines.starts.size()) return {};
  const std::size_t start = lines.starts[number - 1];
  const std::size_t end = number < lines.starts.size() ? lines.starts[number] - 1 : text.size();
  std::string_view line = text.substr(start, end - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Snippet Snippets::find(const Source& source, const Range& range) {
  Lines& lines = lines_[&source];
  const std::string_view line = line_of(source, lines, range.start.line);
  if (line.empty()) return {};

  // To the byte of the first caret, from the last place asked for where that lies before it on the same line.
  if (lines.line != range.start.line || lines.column > range.start.column) {
    lines.line = range.start.line;
    lines.column = 1;
    lines.offset = 0;
  }
  const auto step = [&](std::size_t offset) {
    ++offset;
    while (offset < line.size() && !document::begins_code_point(line[offset])) ++offset;
    return offset;
  };
  for (; lines.column < range.start.column && lines.offset < line.size(); ++lines.column)
    lines.offset = step(lines.offset);
  const std::size_t caret = lines.offset;

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
