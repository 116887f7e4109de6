#include "syntax/quoted.h"

#include <fmt/format.h>

namespace cfnsonnet::syntax {

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string out = "\"";
  for (const char c : text.substr(0, longest)) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F')
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  if (text.size() > longest) {
    while ((static_cast<unsigned char>(out.back()) & 0xC0) == 0x80) out.pop_back();  // Half a character.
    if (static_cast<unsigned char>(out.back()) >= 0xC0) out.pop_back();
    out += "…";
  }
  return out + "\"";
}

}  // namespace cfnsonnet::syntax
