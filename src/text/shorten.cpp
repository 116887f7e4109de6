#include "text/shorten.h"

namespace cfnsonnet::text {

std::string shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // Not inside of a character.
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace cfnsonnet::text
