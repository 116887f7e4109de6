#include "text/utf8.h"

#include <cstdint>
#include <cstring>

namespace cfnsonnet::text {
namespace {

struct Lead {
  unsigned length;  // Of the sequence that the byte begins; 0: it begins none.
  char32_t bits;    // Its share of the code point.
};

Lead lead(unsigned char byte) {
  if (byte < 0x80) return {1, byte};
  if ((byte & 0xE0) == 0xC0) return {2, byte & 0x1FU};
  if ((byte & 0xF0) == 0xE0) return {3, byte & 0x0FU};
  if ((byte & 0xF8) == 0xF0) return {4, byte & 0x07U};
  return {0, 0};
}

struct Decoded {
  char32_t code_point;
  std::size_t length;  // Bytes that were read.
  bool complete;       // Lead and continuation bytes were as many as they should be.
};

Decoded decode(std::string_view bytes) {
  const Lead first = lead(static_cast<unsigned char>(bytes[0]));
  if (first.length == 0 || first.length > bytes.size()) return {replacement_character, 1, false};
  char32_t code_point = first.bits;
  for (unsigned i = 1; i < first.length; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if ((byte & 0xC0) != 0x80) return {replacement_character, i + 1, false};
    code_point = code_point << 6 | (byte & 0x3FU);
  }
  return {code_point, first.length, true};
}

unsigned encoded_length(char32_t code_point) {
  return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

}  // namespace

std::size_t ascii_prefix(std::string_view bytes) {
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & 0x8080808080808080) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

std::size_t well_formed_length(std::string_view bytes) {
  const Decoded decoded = decode(bytes);
  const bool shortest = decoded.length == encoded_length(decoded.code_point);
  return decoded.complete && shortest && decoded.code_point <= 0x10FFFF ? decoded.length : 0;
}

bool is_well_formed(std::string_view bytes) {
  for (std::size_t at = ascii_prefix(bytes); at < bytes.size();) {
    const std::size_t length = well_formed_length(bytes.substr(at));
    if (length == 0) return false;
    at += length;
  }
  return true;
}

void append_code_point(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF) code_point = replacement_character;
  const unsigned length = encoded_length(code_point);
  if (length == 1) {
    out += static_cast<char>(code_point);
    return;
  }
  constexpr unsigned marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(marks[length] | code_point >> (6 * (length - 1)));
  for (unsigned i = length - 1; i-- > 0;) out += static_cast<char>(0x80 | ((code_point >> (6 * i)) & 0x3F));
}

void append_well_formed(std::string& out, std::string_view bytes) {
  while (!bytes.empty()) {
    const Decoded decoded = decode(bytes);
    append_code_point(out, decoded.code_point);
    bytes.remove_prefix(decoded.length);
  }
}

}  // namespace cfnsonnet::text
