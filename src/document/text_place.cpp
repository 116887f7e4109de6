#include "document/text_place.h"

#include <algorithm>
#include <string>

#include "document/text.h"

namespace cfnsonnet::document {
namespace {

/// Each question reads the string up to its answer; of a longer one, many questions would take long.
constexpr std::size_t most_bytes = std::size_t{1} << 16;

/// Whether the source of a string is at hand, and it has the part.
bool can_find(const Node& text, std::string_view part) {
  const Origin& origin = text.origin();
  const bool is_inside = part.data() >= text.text.data() &&
                         part.data() + part.size() <= text.text.data() + text.text.size();
  return text.is_string() && is_inside && text.text.size() <= most_bytes && origin.known() &&
         origin.source->kind == SourceKind::authored;
}

/// The lines of the source that a string begins and ends on.
struct Lines {
  explicit Lines(const Origin& origin)
      : first(origin.source->lines().position(origin.span.begin).line),
        last(origin.source->lines().position(origin.span.end).line) {}
  std::size_t first;
  std::size_t last;
};

Origin part_of(const Origin& origin, std::size_t begin, std::size_t end) {
  return {origin.source, span_between(begin, end), origin.cause};
}

/// In a block that keeps its lines: the byte of the source that one of the value stands at.
std::optional<std::size_t> in_block(const Node& text, std::size_t offset, const Lines& lines) {
  const Source& source = *text.origin().source;
  const std::string_view value = text.text;
  const auto lines_before = std::count(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  const std::size_t before = offset == 0 ? std::string_view::npos : value.rfind('\n', offset - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view value_line = value.substr(begin, value.find('\n', begin) - begin);
  const std::size_t number = lines.first + 1 + static_cast<std::size_t>(lines_before);
  const auto line = number > lines.last ? std::nullopt : source.lines().line(number);
  if (!line) return std::nullopt;
  const std::string_view written = text_in(source.text, *line);
  if (!written.ends_with(value_line)) return std::nullopt;
  const std::string_view indent = written.substr(0, written.size() - value_line.size());
  if (indent.find_first_not_of(" \t") != std::string_view::npos) return std::nullopt;
  return line->begin + indent.size() + offset - begin;
}

/// Of a text that was folded, or put together: the line of the source that has the part, if it is the only one.
std::optional<std::size_t> only_line_with(const Node& text, std::string_view part, const Lines& lines) {
  const Source& source = *text.origin().source;
  std::optional<std::size_t> found;
  for (std::size_t number = lines.first; number <= lines.last; ++number) {
    const auto line = source.lines().line(number);
    const std::string_view written = line ? text_in(source.text, *line) : std::string_view();
    const std::size_t at = part.empty() ? std::string_view::npos : written.find(part);
    if (at == std::string_view::npos) continue;
    if (found || written.find(part, at + 1) != std::string_view::npos) return std::nullopt;
    found = line->begin + at;
  }
  return found;
}

/// The bytes of an escape, which stands for one code point; of a surrogate pair, both halves.
std::size_t escape_length(std::string_view escape) {
  const char kind = escape.size() > 1 ? escape[1] : ' ';
  if (kind == 'u')
    return escape.size() > 3 && (escape[2] == 'd' || escape[2] == 'D') &&
                   std::string_view("89aAbB").find(escape[3]) != std::string_view::npos
               ? 12
               : 6;
  return kind == 'U' ? 10 : kind == 'x' ? 4 : 2;
}

/// Where a literal in quotes has each byte of its value, and its end, if it is written as it is but for escapes, or for
/// quotes that stand twice; else nothing.
std::vector<std::size_t> literal_offsets(std::string_view literal, std::string_view value, bool has_escapes) {
  const char quote = literal.empty() ? ' ' : literal.front();
  if (quote != '\'' && quote != '"') return {};
  std::vector<std::size_t> offsets;
  offsets.reserve(value.size() + 1);
  for (std::size_t at = 1; at < literal.size();) {
    const std::size_t done = offsets.size();
    const bool is_twice = !has_escapes && literal.substr(at).starts_with(std::string{quote, quote});
    if (literal[at] == quote && !is_twice) {
      if (done != value.size()) return {};
      offsets.push_back(at);
      return offsets;
    }
    if (done >= value.size()) return {};
    if (has_escapes && literal[at] == '\\') {
      offsets.insert(offsets.end(), std::max(decode_utf8(value, done).length, std::size_t{1}), at);
      at += escape_length(literal.substr(at));
    } else if (literal[at] == value[done]) {
      offsets.push_back(at);
      at += is_twice ? 2 : 1;
    } else {
      return {};
    }
  }
  return {};
}

}  // namespace

std::optional<Origin> TextPlaces::find(const Node& text, std::string_view part) {
  const Origin& origin = text.origin();
  if (!can_find(text, part)) return std::nullopt;
  const Lines lines(origin);
  if (lines.first == lines.last) return std::nullopt;
  const auto offset = static_cast<std::size_t>(part.data() - text.text.data());
  std::optional<std::size_t> begin;
  if (origin.text().starts_with('|')) begin = in_block(text, offset, lines);
  if (!begin) begin = only_line_with(text, part, lines);
  if (!begin) return std::nullopt;
  const std::string_view first_line = part.substr(0, part.find('\n'));
  return part_of(origin, *begin, *begin + std::max<std::size_t>(1, first_line.size()));
}

std::optional<Origin> TextPlaces::find_in_line(const Node& text, std::string_view part) {
  const Origin& origin = text.origin();
  if (!can_find(text, part)) return std::nullopt;
  if (const Lines lines(origin); lines.first != lines.last) return std::nullopt;
  const std::vector<std::size_t>& offsets = literal_offsets_of(text);
  if (offsets.empty()) return std::nullopt;
  const auto first = static_cast<std::size_t>(part.data() - text.text.data());
  return part_of(origin, offsets[first], offsets[first + part.size()]);
}

const std::vector<std::size_t>& TextPlaces::literal_offsets_of(const Node& text) {
  const Origin& origin = text.origin();
  if (literal_.source == origin.source && literal_.begin == origin.span.begin && literal_.value == text.text)
    return literal_.offsets;
  literal_ = {origin.source, origin.span.begin, std::string(text.text), {}};
  const std::string_view written = origin.text();
  const std::size_t before = written.starts_with('@') ? 1 : 0;  // A verbatim string of Jsonnet.
  for (const bool has_escapes : {false, true}) {
    literal_.offsets = literal_offsets(written.substr(before), text.text, has_escapes);
    if (!literal_.offsets.empty()) break;
  }
  for (std::size_t& offset : literal_.offsets) offset += origin.span.begin + before;
  return literal_.offsets;
}

}  // namespace cfnsonnet::document
