// A stretch of a text, in bytes.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace cfnsonnet {

/// From `begin` up to, but not including, `end`. Where nothing is said, it is nowhere: the place is not known.
struct Span {
  std::uint32_t begin = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
  [[nodiscard]] constexpr bool known() const { return begin <= end; }
};

inline constexpr Span nowhere{};

/// Of a text of less than 4 GiB.
[[nodiscard]] constexpr Span span_between(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// What a text has there.
[[nodiscard]] constexpr std::string_view text_in(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace cfnsonnet
