#include "text/hexadecimal.h"

namespace cfnsonnet::text {

std::optional<char32_t> four_hex_digits(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  char32_t value = 0;
  for (const char c : text.substr(0, 4)) {
    const char letter = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9')
      value = value * 16 + static_cast<char32_t>(c - '0');
    else if (letter >= 'a' && letter <= 'f')
      value = value * 16 + static_cast<char32_t>(letter - 'a' + 10);
    else
      return std::nullopt;
  }
  return value;
}

}  // namespace cfnsonnet::text
