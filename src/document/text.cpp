#include "document/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

namespace cfnsonnet::document {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

unsigned char byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

/// The length of the well-formed code point at `i`, or 0 (Unicode Standard, table 3-7).
std::size_t code_point_length(std::string_view text, std::size_t i) {
  const unsigned char lead = byte_at(text, i);
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;   // shorter forms exist
    if (lead == 0xED) high = 0x9F;  // surrogates
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;  // past U+10FFFF
  }
  if (length == 0 || i + length > text.size()) return 0;
  if (byte_at(text, i + 1) < low || byte_at(text, i + 1) > high) return 0;
  for (std::size_t k = 2; k < length; ++k) {
    if (begins_code_point(text[i + k])) return 0;
  }
  return length;
}

}  // namespace

std::string_view without_bom(std::string_view text) { return text.starts_with(bom) ? text.substr(bom.size()) : text; }

CodePoint decode_utf8(std::string_view text, std::size_t offset) {
  const std::size_t length = offset < text.size() ? code_point_length(text, offset) : 0;
  if (length <= 1) return {length == 1 ? byte_at(text, offset) : char32_t{0}, length};
  char32_t value = byte_at(text, offset) & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) value = (value << 6) | (byte_at(text, offset + i) & 0x3FU);
  return {value, length};
}

namespace {

/// Whether eight bytes from `at` on are there, and all ASCII.
bool are_eight_ascii(std::string_view text, std::size_t at) {
  std::uint64_t word = 0;
  if (at + sizeof word > text.size()) return false;
  std::memcpy(&word, text.data() + at, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}

}  // namespace

bool is_ascii(std::string_view text) {
  std::size_t i = 0;
  while (are_eight_ascii(text, i)) i += 8;
  return std::ranges::all_of(text.substr(i), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::optional<std::size_t> find_bad_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (are_eight_ascii(text, i)) {  // templates are nearly all ASCII
      i += 8;
      continue;
    }
    const std::size_t length = code_point_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0 | (code_point >> 6));
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0 | (code_point >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | (code_point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

Position position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n')),
          static_cast<std::uint32_t>(1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start),
                                                       before.end(), begins_code_point))};
}

std::optional<std::size_t> offset_of(std::string_view text, Position position) {
  if (position.line == 0 || position.column == 0) return std::nullopt;
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < position.line; ++line) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return std::nullopt;
    ++at;
  }
  for (std::uint32_t column = 1; column < position.column; ++column) {
    if (at >= text.size() || text[at] == '\n') return std::nullopt;
    do {
      ++at;
    } while (at < text.size() && !begins_code_point(text[at]));
  }
  return at;
}

Places::Places(std::string_view text) : text_(text), line_starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  std::uint32_t count = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += piece_bytes) {
    counts_.push_back(count);
    const std::string_view piece = text.substr(begin, piece_bytes);
    count += static_cast<std::uint32_t>(std::count_if(piece.begin(), piece.end(), begins_code_point));
  }
  counts_.push_back(count);
}

std::size_t Places::code_points_before(std::size_t offset) const {
  const std::size_t piece = offset / piece_bytes;
  if (piece + 1 == counts_.size()) return counts_[piece];  // The end of a text of whole pieces.
  const std::string_view whole = text_.substr(piece * piece_bytes, piece_bytes);
  const std::string_view rest = whole.substr(0, offset % piece_bytes);
  if (counts_[piece + 1] - counts_[piece] == whole.size()) return counts_[piece] + rest.size();  // ASCII.
  return counts_[piece] + static_cast<std::size_t>(std::count_if(rest.begin(), rest.end(), begins_code_point));
}

Position Places::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto line = std::ranges::upper_bound(line_starts_, offset) - line_starts_.begin();  // From 1.
  const std::size_t start = line_starts_[static_cast<std::size_t>(line - 1)];
  return {static_cast<std::uint32_t>(line),
          static_cast<std::uint32_t>(code_points_before(offset) - code_points_before(start) + 1)};
}

std::optional<std::size_t> Places::offset(Position position) const {
  if (position.line == 0 || position.column == 0 || position.line > line_starts_.size()) return std::nullopt;
  const std::size_t start = line_starts_[position.line - 1];
  const std::size_t end = position.line < line_starts_.size() ? line_starts_[position.line] - 1 : text_.size();
  const std::size_t wanted = code_points_before(start) + position.column - 1;
  const auto after = std::ranges::upper_bound(counts_, wanted);
  std::size_t at = std::min(end, std::max(start, static_cast<std::size_t>(after - counts_.begin() - 1) * piece_bytes));
  for (std::size_t count = code_points_before(at); at < end; ++at) {
    if (!begins_code_point(text_[at])) continue;
    if (count++ == wanted) return at;
  }
  return code_points_before(end) == wanted ? std::optional(end) : std::nullopt;
}

LineIndex::LineIndex(std::string_view text) : text_(text), line_starts_{0} {
  std::size_t code_points = 0;
  for (const char c : text) {
    if (begins_code_point(c)) ++code_points;
    if (c == '\n') line_starts_.push_back(code_points);
  }
}

Position LineIndex::position(std::size_t code_point) {
  const auto begins_after = [&](std::size_t line) {
    return line > line_starts_.size() || line_starts_[line - 1] > code_point;
  };
  if (!begins_after(at_line_ + 1) && begins_after(at_line_ + 2))
    ++at_line_;  // Most often it is the next line, or the same.
  if (begins_after(at_line_) || !begins_after(at_line_ + 1)) {
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), code_point);
    at_line_ = static_cast<std::size_t>(next - line_starts_.begin());
  }
  return {static_cast<std::uint32_t>(at_line_),
          static_cast<std::uint32_t>(code_point - line_starts_[at_line_ - 1] + 1)};
}

void LineIndex::walk_forward() {
  ++at_offset_;
  while (at_offset_ < text_.size() && !begins_code_point(text_[at_offset_])) ++at_offset_;
  ++at_code_point_;
}

void LineIndex::walk_back() {
  --at_offset_;
  while (at_offset_ > 0 && !begins_code_point(text_[at_offset_])) --at_offset_;
  --at_code_point_;
}

std::size_t LineIndex::offset(std::size_t code_point) {
  while (at_code_point_ < code_point && at_offset_ < text_.size()) walk_forward();
  while (at_code_point_ > code_point) walk_back();
  return at_offset_;
}

std::size_t LineIndex::code_point(std::size_t offset) {
  while (at_offset_ < offset && at_offset_ < text_.size()) walk_forward();
  while (at_offset_ > offset) walk_back();
  return at_code_point_;
}

Finding unreadable(const SourcePtr& source, Range range, std::string message) {
  Finding finding;
  finding.rule = "E0000";
  finding.message = std::move(message);
  finding.location = {source, range};
  return finding;
}

void sort_by_place(std::vector<Finding>& findings) {
  std::ranges::stable_sort(findings, {}, [](const Finding& finding) { return finding.location.range.start; });
}

Finding empty_template(const SourcePtr& source) {
  Finding finding = unreadable(source, {}, "the template is empty; it must be an object with the member \"Resources\"");
  finding.rule = "E1001";
  return finding;
}

std::optional<Finding> check_text(const SourcePtr& source) {
  const std::string_view text = without_bom(source->text);
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return unreadable(source, {{1, 1}, {1, 2}}, "the file is UTF-16; a template is UTF-8");
  }
  if (const auto bad = find_bad_utf8(text)) {
    const Position start = position_of(text, *bad);
    return unreadable(source, {start, {start.line, start.column + 1}},
                      fmt::format("the byte 0x{:02X} is not UTF-8 here; save the file as UTF-8", byte_at(text, *bad)));
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return empty_template(source);
  }
  return std::nullopt;
}

std::string quoted(std::string_view text, std::size_t longest) {
  std::string out = "\"";
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (++count > longest) {
      out += "…";
      break;
    }
    const std::size_t length = code_point_length(text, i);
    const unsigned char c = byte_at(text, i);
    if (length == 0) {
      out += fmt::format("\\x{:02x}", c);
    } else if (c < 0x20 || c == 0x7F) {
      out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : fmt::format("\\u{:04x}", c);
    } else if (c == '"' || c == '\\') {
      out += {'\\', static_cast<char>(c)};
    } else {
      out += text.substr(i, length);
    }
    i += std::max<std::size_t>(length, 1);
  }
  return out + '"';
}

}  // namespace cfnsonnet::document
