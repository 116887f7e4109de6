#include "jsonnet/libjsonnet_failure.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>

#include "jsonnet/importer.h"

namespace cfnsonnet::jsonnet {
namespace {

constexpr std::string_view runtime_error = "RUNTIME ERROR: ";
constexpr std::string_view static_error = "STATIC ERROR: ";
constexpr std::string_view standard_library = "std.jsonnet";

/// A place as libjsonnet writes it: a file, a line, and columns in bytes; the end is not included.
struct Place {
  std::string file;
  Range bytes;
};

std::uint32_t to_number(std::string_view digits) {
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// Takes ":12" off the end of `text`.
std::optional<std::uint32_t> take_number(std::string_view& text, char before) {
  const auto last = text.find_last_not_of("0123456789");
  if (last == std::string_view::npos || last + 1 == text.size() || text[last] != before) return {};
  const std::uint32_t number = to_number(text.substr(last + 1));
  text = text.substr(0, last);
  return number;
}

/// "file:1:2", "file:1:2-5" or "file:(1:2)-(3:4)". Read from the end, because a file's name may hold anything.
std::optional<Place> parse_place(std::string_view text) {
  Range range;
  if (text.ends_with(')')) {
    text.remove_suffix(1);
    const auto end_column = take_number(text, ':');
    const auto end_line = end_column ? take_number(text, '(') : std::nullopt;
    if (!end_line || !text.ends_with(")-")) return {};
    text.remove_suffix(2);
    const auto column = take_number(text, ':');
    const auto line = column ? take_number(text, '(') : std::nullopt;
    if (!line || !text.ends_with(':')) return {};
    text.remove_suffix(1);
    range = {{*line, *column}, {*end_line, *end_column}};
  } else {
    const auto end_column = take_number(text, '-');
    const auto column = take_number(text, ':');
    const auto line = column ? take_number(text, ':') : std::nullopt;
    if (!line) return {};
    range = {{*line, *column}, {*line, end_column.value_or(*column + 1)}};
  }
  return Place{std::string(text), range};
}

class Sources {
 public:
  explicit Sources(const TextOf& text_of) : text_of_(text_of) {}

  Location locate(const Place& place) {
    SourcePtr& source = sources_[place.file];
    if (!source) source = std::make_shared<Source>(place.file, text_of_(place.file));
    const auto begin = offset(*source, place.bytes.start), end = offset(*source, place.bytes.end);
    return {source, begin && end ? Span{*begin, *end} : nowhere};
  }

 private:
  /// Nothing where the text has no such line.
  static std::optional<std::uint32_t> offset(const Source& source, Position bytes) {
    const auto line = source.lines().line(bytes.line);
    if (!line || bytes.column == 0) return std::nullopt;
    return std::min(line->begin + bytes.column - 1, static_cast<std::uint32_t>(source.text.size()));
  }

  const TextOf& text_of_;
  std::map<std::string, SourcePtr> sources_;
};

/// Line breaks and the white space around them become one space: a message is one line.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n' && text[i] != '\r') {
      line += text[i];
      continue;
    }
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.pop_back();
    while (i + 1 < text.size() && std::string_view(" \t\r\n").find(text[i + 1]) != std::string_view::npos) ++i;
    if (i + 1 < text.size() && !line.empty()) line += ' ';
  }
  return line;
}

/// Takes the last line off `text`, without its newline, if it is one of a stack trace.
std::optional<std::string_view> take_trace_line(std::string_view& text) {
  if (!text.ends_with('\n')) return {};
  const std::string_view body = text.substr(0, text.size() - 1);
  const auto newline = body.rfind('\n');
  if (newline == std::string_view::npos) return {};
  const std::string_view line = body.substr(newline + 1);
  if (!line.starts_with('\t') || (line != "\t..." && line.find('\t', 1) == std::string_view::npos)) return {};
  text = text.substr(0, newline + 1);
  return line.substr(1);
}

Frame parse_frame(std::string_view line, Sources& sources) {
  const auto tab = line.rfind('\t');
  const std::string_view where = line.substr(0, tab);
  const std::string_view what = tab == std::string_view::npos ? "" : line.substr(tab + 1);
  if (const auto place = parse_place(where)) return {sources.locate(*place), std::string(what)};
  return {{}, std::string(where)};  // "During manifestation", "Top-level function", "..."
}

bool is_editable(const Location& location) {
  return location.source && location.source->name != standard_library && !document::is_bundled(*location.source);
}

void choose_location(Failure& failure) {
  for (const Frame& frame : failure.trace)
    if (is_editable(frame.location)) {
      failure.location = frame.location;
      return;
    }
  for (const Frame& frame : failure.trace)
    if (frame.location.source) {
      failure.location = frame.location;
      return;
    }
}

void parse_runtime_error(std::string_view text, Sources& sources, Failure& failure) {
  while (const auto line = take_trace_line(text))
    failure.trace.insert(failure.trace.begin(), parse_frame(*line, sources));
  failure.message = on_one_line(text);
  choose_location(failure);
}

/// "file:1:2: message". The message may hold colons too, and so may the file's name: the first ": " after a place
/// counts.
void parse_static_error(std::string_view text, Sources& sources, Failure& failure) {
  for (auto colon = text.find(": "); colon != std::string_view::npos; colon = text.find(": ", colon + 1)) {
    const auto place = parse_place(text.substr(0, colon));
    if (!place) continue;
    failure.location = sources.locate(*place);
    text.remove_prefix(colon + 2);
    break;
  }
  failure.message = on_one_line(text);
}

}  // namespace

Failure parse_libjsonnet_failure(std::string text, const TextOf& text_of) {
  Failure failure;
  Sources sources(text_of);
  std::string_view rest = text;
  if (rest.starts_with(runtime_error)) {
    parse_runtime_error(rest.substr(runtime_error.size()), sources, failure);
  } else if (rest.starts_with(static_error)) {
    parse_static_error(rest.substr(static_error.size()), sources, failure);
  } else {
    failure.message = on_one_line(rest);
  }
  failure.verbatim = std::move(text);
  return failure;
}

}  // namespace cfnsonnet::jsonnet
