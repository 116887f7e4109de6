// The value of a number as Jsonnet and JSON write it.
#pragma once

#include <string_view>

namespace cfnsonnet::text {

/// The double nearest to a literal: digits, perhaps a point and digits, perhaps an exponent, nothing else.
///
/// @return Infinity where it is too large, 0 where it is too small.
[[nodiscard]] double nearest_double(std::string_view literal);

}  // namespace cfnsonnet::text
