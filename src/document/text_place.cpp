#include "document/text_place.h"

#include <algorithm>

#include "document/text.h"

namespace cfnsonnet::document {
namespace {

/// Each question reads the string up to its answer; of a longer one, many questions would take long.
constexpr std::size_t most_bytes = std::size_t{1} << 16;

std::uint32_t width(std::string_view text) { return static_cast<std::uint32_t>(code_points(text)); }

}  // namespace

std::optional<Origin> TextPlaces::find(const Node& text, std::string_view part) {
  const Origin& origin = text.origin();
  const bool is_inside = part.data() >= text.text.data() && part.data() + part.size() <= text.text.data() + text.text.size();
  if (!text.is_string() || !is_inside || text.text.size() > most_bytes || !origin.source || !origin.range.known() ||
      origin.source->kind != SourceKind::authored || origin.range.start.line == origin.range.end.line)
    return std::nullopt;
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
