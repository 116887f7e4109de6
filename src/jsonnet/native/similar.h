// The name that somebody may have meant.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cfnsonnet::jsonnet::native {

/// The candidate that is fewest edits (a letter more, less, other, or two swapped) away from what was written, if that
/// is near enough to be likely; a difference of upper and lower case is half an edit. Of equals the first. Names of
/// more than a hundred bytes are not compared.
[[nodiscard]] std::optional<std::string_view> most_similar(std::string_view wanted,
                                                           std::span<const std::string_view> candidates);

}  // namespace cfnsonnet::jsonnet::native
