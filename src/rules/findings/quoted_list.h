// Names in a message.
#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace cfnsonnet::rules {

/// So many fields that are lost are named.
inline constexpr std::size_t few_names = 5;

/// `"a", "b"`; of more than `most` how many more.
[[nodiscard]] std::string quoted_list(const auto& names, std::size_t most = static_cast<std::size_t>(-1)) {
  std::string text;
  std::size_t count = 0;
  for (const std::string_view name : names) {
    if (++count > most) continue;
    if (count > 1) text += ", ";
    text.append("\"").append(name).append("\"");
  }
  if (count > most) text += " and " + std::to_string(count - most) + " more";
  return text;
}

}  // namespace cfnsonnet::rules
