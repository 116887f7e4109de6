// A stretch of a text, in bytes.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace cfnsonnet {

/// From `begin` up to, but not including, `end`. Where nothing is said, it is nowhere: the place is not known.
struct Span {
  std::uint32_t begin = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
  [[nodiscard]] constexpr bool known() const { return begin <= end; }
};

inline constexpr Span nowhere{};

}  // namespace cfnsonnet
