// The four digits of an escape, \u00e9.
#pragma once

#include <optional>
#include <string_view>

namespace cfnsonnet::text {

/// The number that a text begins with, in four hexadecimal digits of either case; nothing where there are not as many.
[[nodiscard]] std::optional<char32_t> four_hex_digits(std::string_view text);

}  // namespace cfnsonnet::text
