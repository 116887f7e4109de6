#include "document/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>

#include <fmt/format.h>

namespace cfnsonnet::document {
namespace {

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

Span character_at(std::string_view text, std::size_t offset) {
  std::size_t end = offset + 1;
  while (end < text.size() && !begins_code_point(text[end])) ++end;
  return span_between(offset, end);
}

Finding unreadable(const SourcePtr& source, Span span, std::string message) {
  Finding finding;
  finding.rule = "E0000";
  finding.message = std::move(message);
  finding.location = {source, span};
  return finding;
}

void sort_by_place(std::vector<Finding>& findings) {
  std::ranges::stable_sort(findings, {}, [](const Finding& finding) { return finding.location.span.begin; });
}

Finding empty_template(const SourcePtr& source) {
  Finding finding = unreadable(source, nowhere,
                               "the template is empty; it must be an object with the member \"Resources\"");
  finding.rule = "E1001";
  return finding;
}

std::optional<Finding> check_text(const SourcePtr& source) {
  const std::string_view text = source->text;
  if (text.size() >= std::numeric_limits<std::uint32_t>::max())
    return unreadable(source, nowhere, "the template has 4 GiB or more");
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return unreadable(source, {0, 1}, "the file is UTF-16; a template is UTF-8");
  if (const auto bad = find_bad_utf8(text)) {
    return unreadable(source, character_at(text, *bad),
                      fmt::format("the byte 0x{:02X} is not UTF-8 here; save the file as UTF-8", byte_at(text, *bad)));
  }
  if (without_bom(text).find_first_not_of(" \t\r\n") == std::string_view::npos) return empty_template(source);
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
