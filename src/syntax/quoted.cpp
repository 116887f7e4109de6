#include "syntax/quoted.h"

#include <fmt/format.h>

#include "text/shorten.h"

namespace cfnsonnet::syntax {

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string out = "\"";
  for (const char c : text::shortened(text, longest)) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F')
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + "\"";
}

}  // namespace cfnsonnet::syntax
