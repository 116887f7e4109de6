// The name that somebody may have meant.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cfnsonnet::schema {

/// The candidate that is fewest edits (a letter more, less, other, or two swapped) away from `name`, if that is near
/// enough to be likely; a difference of upper and lower case is half an edit. Of equals the first.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view name,
                                                      std::span<const std::string_view> candidates);

}  // namespace cfnsonnet::schema
