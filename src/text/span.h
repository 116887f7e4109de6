// A stretch of a text, in bytes.
#pragma once

#include <compare>
#include <cstdint>

namespace cfnsonnet::text {

/// From `begin` up to, but not including, `end`.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

}  // namespace cfnsonnet::text
