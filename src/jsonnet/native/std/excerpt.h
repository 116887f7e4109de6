// As much of a text as a message can show.
#pragma once

#include <string>
#include <string_view>

#include "jsonnet/native/std/code_points.h"

namespace cfnsonnet::jsonnet::native {

/// The text itself, or its beginning and `…` where it is long. On one line: a control character becomes a blank.
[[nodiscard]] inline std::string excerpt(std::string_view text) {
  constexpr std::size_t most_bytes = 60;
  std::size_t end = text.size();
  if (end > most_bytes) {
    end = most_bytes;
    while (end != 0 && is_continuation(text[end])) --end;
  }
  std::string shown(text.substr(0, end));
  for (char& byte : shown) {
    if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F) byte = ' ';
  }
  return end < text.size() ? shown + "…" : shown;
}

}  // namespace cfnsonnet::jsonnet::native
