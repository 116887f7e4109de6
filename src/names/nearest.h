// The name that somebody may have meant.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cfnsonnet {

/// The candidate that is fewest edits away from what was written, if that is near enough to be likely.
///
/// An edit is a letter more, less, or other, or two that are swapped; a letter in the other case is half an edit, and so is
/// each that is missing at the end. Of equals the first. Names of more than a hundred bytes are not compared.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view name,
                                                      std::span<const std::string_view> candidates);

}  // namespace cfnsonnet
