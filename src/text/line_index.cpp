#include "cfnsonnet/line_index.h"

#include <algorithm>

#include "cfnsonnet/source.h"
#include "text/utf8.h"

namespace cfnsonnet {
namespace {

using text::begins_code_point;

constexpr std::size_t piece_bytes = 256;

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_code_point));
}

/// How many units the code point takes whose first byte this is; 0 of a byte inside of one.
std::size_t utf16_units(char byte) {
  return !begins_code_point(byte) ? 0 : static_cast<unsigned char>(byte) >= 0xF0 ? 2 : 1;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text) {
  line_starts_.push_back(static_cast<std::uint32_t>(text::bom_length(text)));
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += piece_bytes) {
    counts_.push_back(static_cast<std::uint32_t>(count));
    count += count_code_points(text.substr(begin, piece_bytes));
  }
  counts_.push_back(static_cast<std::uint32_t>(count));
}

std::size_t LineIndex::code_points_before(std::size_t offset) const {
  const std::size_t piece = offset / piece_bytes;
  if (piece + 1 == counts_.size()) return counts_[piece];  // The end of a text of whole pieces.
  const std::string_view whole = text_.substr(piece * piece_bytes, piece_bytes);
  const std::string_view rest = whole.substr(0, offset % piece_bytes);
  const bool is_ascii = counts_[piece + 1] - counts_[piece] == whole.size();
  return counts_[piece] + (is_ascii ? rest.size() : count_code_points(rest));
}

std::size_t LineIndex::line_end(std::size_t line) const {
  return line < line_starts_.size() ? line_starts_[line] - 1 : text_.size();
}

Position LineIndex::position(std::size_t offset, Unit unit) const {
  const std::size_t past = offset - std::min(offset, text_.size());
  offset = std::max<std::size_t>(offset - past, line_starts_.front());
  const auto line = static_cast<std::size_t>(std::ranges::upper_bound(line_starts_, offset) - line_starts_.begin());
  const std::size_t start = line_start(line);
  const std::string_view before = text_.substr(start, offset - start);
  std::size_t columns = 0;
  if (unit == Unit::utf16) {
    for (const char byte : before) columns += utf16_units(byte);
  } else if (before.size() <= piece_bytes) {
    columns = count_code_points(before);
  } else {
    columns = code_points_before(offset) - code_points_before(start);
  }
  return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(columns + past + 1)};
}

std::optional<std::size_t> LineIndex::offset(Position position, Unit unit) const {
  if (position.line == 0 || position.column == 0 || position.line > line_starts_.size()) return std::nullopt;
  const std::size_t end = line_end(position.line);
  const std::size_t columns = position.column - 1;
  std::size_t at = line_start(position.line);
  std::size_t count = 0;  // Of the columns before `at`.
  if (unit == Unit::code_point) {
    const std::size_t before_line = code_points_before(at);
    const auto after = std::ranges::upper_bound(counts_, before_line + columns);
    at = std::min(end, std::max(at, static_cast<std::size_t>(after - counts_.begin() - 1) * piece_bytes));
    count = code_points_before(at) - before_line;
  }
  for (; at < end; ++at) {
    const std::size_t units = unit == Unit::utf16 ? utf16_units(text_[at]) : begins_code_point(text_[at]) ? 1 : 0;
    if (units > 0 && count == columns) return at;
    count += units;
  }
  return count == columns ? std::optional(end) : std::nullopt;
}

Range LineIndex::range(Span span, Unit unit) const {
  if (!span.known()) return {};
  Range range{position(span.begin, unit), position(span.end, unit)};
  const bool is_line_feed = span.end == span.begin + 1 && span.begin < text_.size() && text_[span.begin] == '\n';
  if (is_line_feed || (span.begin < span.end && range.end == range.start))
    range.end = {range.start.line, range.start.column + 1};
  return range;
}

std::optional<Span> LineIndex::line(std::size_t number) const {
  if (number == 0 || number > line_starts_.size()) return std::nullopt;
  std::size_t end = line_end(number);
  if (end > line_start(number) && text_[end - 1] == '\r') --end;
  return span_between(line_start(number), end);
}

const LineIndex& Source::lines() const {
  std::call_once(once_, [&] { lines_.emplace(text); });
  return *lines_;
}

}  // namespace cfnsonnet
