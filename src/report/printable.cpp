#include "report/printable.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "document/text.h"

namespace cfnsonnet::report {
namespace {

struct Interval {
  char32_t first;
  char32_t last;
};

// Control characters, and what changes how the text around it is shown: direction marks and overrides, line and
// paragraph separators, invisible characters, tags (Unicode general categories Cc, Cf, Zl, Zp; the zero-width joiner is
// left out, since emoji need it).
constexpr Interval unsafe[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},   {0x061C, 0x061C}, {0x180E, 0x180E},
    {0x200B, 0x200C}, {0x200E, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE007F},
};

// Combining marks and the like that take no column of their own (general categories Mn and Me of the common scripts).
constexpr Interval zero_width[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F}, {0x1AB0, 0x1AFF},   {0x1DC0, 0x1DFF},
    {0x200D, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF},
};

// East Asian wide and full-width characters and emoji (Unicode Standard Annex #11, classes W and F).
constexpr Interval wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

template <std::size_t N>
bool contains(const Interval (&table)[N], char32_t code_point) {
  const auto* after = std::upper_bound(std::begin(table), std::end(table), code_point,
                                       [](char32_t value, const Interval& interval) { return value < interval.first; });
  return after != std::begin(table) && code_point <= std::prev(after)->last;
}

/// "##[", "##vso[", "##teamcity[".
bool begins_command(std::string_view text) {
  if (!text.starts_with("##")) return false;
  const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 2);
  return end != std::string_view::npos && text[end] == '[';
}

/// Where a line's text begins: behind the blanks of Unicode, which the reader of a log drops too.
std::size_t after_blanks(std::string_view text, std::size_t at) {
  static constexpr Interval blanks[] = {{0x09, 0x09},     {0x20, 0x20},     {0xA0, 0xA0},     {0x1680, 0x1680},
                                        {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};
  while (at < text.size()) {
    const document::CodePoint code_point = document::decode_utf8(text, at);
    if (code_point.length == 0 || !contains(blanks, code_point.value)) break;
    at += code_point.length;
  }
  return at;
}

}  // namespace

Glyph glyph_at(std::string_view text, std::size_t offset) {
  const document::CodePoint code_point = document::decode_utf8(text, offset);
  if (code_point.length == 0) return {"\uFFFD", 1, 1};
  if (code_point.value == '\t') return {std::string(tab_width, ' '), tab_width, 1};
  if (contains(unsafe, code_point.value)) {
    std::string escape = fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code_point.value));
    const std::size_t width = escape.size();
    return {std::move(escape), width, code_point.length};
  }
  if (code_point.value == '#' && begins_command(text.substr(offset))) return {"\\u0023", 6, 1};
  const std::size_t width = contains(zero_width, code_point.value) ? 0 : contains(wide, code_point.value) ? 2 : 1;
  return {std::string(text.substr(offset, code_point.length)), width, code_point.length};
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    out += glyph.text;
    at += glyph.bytes;
  }
  return out;
}

std::string printable_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  const auto escape = [&](char32_t unit) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(unit));
  };
  for (std::size_t at = 0; at < json.size();) {
    const auto byte = static_cast<unsigned char>(json[at]);
    const document::CodePoint code_point = byte < 0x7F ? document::CodePoint{byte, 1} : document::decode_utf8(json, at);
    const std::size_t length = std::max<std::size_t>(code_point.length, 1);
    if (byte == '#' && begins_command(json.substr(at))) {
      escape('#');
    } else if (byte < 0x7F ||
               !contains(unsafe, code_point.value)) {  // Below U+0020 are the blanks between what JSON has.
      out += json.substr(at, length);
    } else if (code_point.value < 0x10000) {
      escape(code_point.value);
    } else {
      escape(0xD7C0 + (code_point.value >> 10));
      escape(0xDC00 + (code_point.value & 0x3FF));
    }
    at += length;
  }
  return out;
}

std::string without_commands(std::string report) {
  for (std::size_t line = 0; line != std::string::npos;) {
    const std::size_t first = after_blanks(report, line);
    if (std::string_view(report).substr(first).starts_with("::")) report.replace(first, 1, "\\u003a");
    line = report.find('\n', first);
    if (line != std::string::npos) ++line;
  }
  return report;
}

std::string printable_lines(std::string_view text, std::string_view indent) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    out += printable(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    out += indent;
    text.remove_prefix(end + 1);
  }
}

}  // namespace cfnsonnet::report
