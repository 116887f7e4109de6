#include "document/text_place.h"

#include <algorithm>
#include <string>

#include "document/text.h"

namespace cfnsonnet::document {
namespace {

/// Each question reads the string up to its answer; of a longer one, many questions would take long.
constexpr std::size_t most_bytes = std::size_t{1} << 16;

std::uint32_t width(std::string_view text) { return static_cast<std::uint32_t>(code_points(text)); }

/// Whether the source of a string is at hand, and it has the part.
bool can_find(const Node& text, std::string_view part) {
  const Origin& origin = text.origin();
  const bool is_inside = part.data() >= text.text.data() &&
                         part.data() + part.size() <= text.text.data() + text.text.size();
  return text.is_string() && is_inside && text.text.size() <= most_bytes && origin.source && origin.range.known() &&
         origin.source->kind == SourceKind::authored;
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
  if (!can_find(text, part) || origin.range.start.line == origin.range.end.line) return std::nullopt;
  const auto offset = static_cast<std::size_t>(part.data() - text.text.data());
  const auto begin = places_.of(*origin.source).offset(origin.range.start);
  const std::string_view written = begin ? without_bom(origin.source->text).substr(*begin) : std::string_view();
  std::optional<Position> start;
  if (written.starts_with('|')) start = in_block(text, offset);
  if (!start) start = only_line_with(text, part);
  if (!start) return std::nullopt;
  const std::string_view first_line = part.substr(0, part.find('\n'));
  return Origin{origin.source, {*start, {start->line, start->column + std::max(1U, width(first_line))}}, origin.cause};
}

std::optional<Origin> TextPlaces::find_in_line(const Node& text, std::string_view part) {
  const Origin& origin = text.origin();
  if (!can_find(text, part) || origin.range.start.line != origin.range.end.line) return std::nullopt;
  const std::vector<std::size_t>& offsets = literal_offsets_of(text);
  if (offsets.empty()) return std::nullopt;
  const auto first = static_cast<std::size_t>(part.data() - text.text.data());
  const Places& places = places_.of(*origin.source);
  const auto place_of = [&](std::size_t offset) { return places.position(offsets[offset]); };
  return Origin{origin.source, {place_of(first), place_of(first + part.size())}, origin.cause};
}

const std::vector<std::size_t>& TextPlaces::literal_offsets_of(const Node& text) {
  const Origin& origin = text.origin();
  if (literal_.source == origin.source && literal_.start == origin.range.start && literal_.value == text.text)
    return literal_.offsets;
  literal_ = {origin.source, origin.range.start, std::string(text.text), {}};
  const auto begin = places_.of(*origin.source).offset(origin.range.start);
  const auto end = places_.of(*origin.source).offset(origin.range.end);
  if (!begin || !end || *end <= *begin) return literal_.offsets;
  const std::string_view written = without_bom(origin.source->text).substr(*begin, *end - *begin);
  const std::size_t before = written.starts_with('@') ? 1 : 0;  // A verbatim string of Jsonnet.
  for (const bool has_escapes : {false, true}) {
    literal_.offsets = literal_offsets(written.substr(before), text.text, has_escapes);
    if (!literal_.offsets.empty()) break;
  }
  for (std::size_t& offset : literal_.offsets) offset += *begin + before;
  return literal_.offsets;
}

std::optional<std::string_view> TextPlaces::part_at(const Node& text, const Range& range) {
  if (!value_ || value_->text != text.text) value_ = std::make_unique<const Value>(text.text);
  const auto begin = value_->places.offset(range.start);
  const auto end = value_->places.offset(range.end);
  if (!begin || !end || *end < *begin) return std::nullopt;
  return text.text.substr(*begin, *end - *begin);
}

std::string_view TextPlaces::line(const Source& source, std::uint32_t number) {
  const Places& places = places_.of(source);
  const std::string_view text = without_bom(source.text);
  const auto begin = places.offset({number, 1});
  if (!begin) return {};
  const std::size_t end = places.offset({number + 1, 1}).value_or(text.size() + 1) - 1;  // Before its line break.
  std::string_view found = text.substr(*begin, end - *begin);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

/// In a block that keeps its lines.
std::optional<Position> TextPlaces::in_block(const Node& text, std::size_t offset) {
  const std::string_view value = text.text;
  const auto lines_before = std::count(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  const std::size_t before = offset == 0 ? std::string_view::npos : value.rfind('\n', offset - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view value_line = value.substr(begin, value.find('\n', begin) - begin);
  const Range& range = text.origin().range;
  const auto number = range.start.line + 1 + static_cast<std::uint32_t>(lines_before);
  const std::string_view written = line(*text.origin().source, number);
  if (number > range.end.line || !written.ends_with(value_line)) return std::nullopt;
  const std::string_view indent = written.substr(0, written.size() - value_line.size());
  if (indent.find_first_not_of(" \t") != std::string_view::npos) return std::nullopt;
  return Position{number, width(indent) + width(value_line.substr(0, offset - begin)) + 1};
}

/// Of a text that was folded, or put together: the line of the source that has the part, if it is the only one.
std::optional<Position> TextPlaces::only_line_with(const Node& text, std::string_view part) {
  const Range& range = text.origin().range;
  std::optional<Position> found;
  for (std::uint32_t number = range.start.line; number <= range.end.line; ++number) {
    const std::string_view written = line(*text.origin().source, number);
    const std::size_t at = part.empty() ? std::string_view::npos : written.find(part);
    if (at == std::string_view::npos) continue;
    if (found || written.find(part, at + 1) != std::string_view::npos) return std::nullopt;
    found = Position{number, width(written.substr(0, at)) + 1};
  }
  return found;
}

}  // namespace cfnsonnet::document
