// The name that somebody may have meant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cfnsonnet {

/// The candidate that is fewest edits away from what was written, if that is near enough to be likely.
///
/// An edit is a letter more, less, or other, or two that are swapped; a letter in the other case is half an edit, and
/// so is each that is missing at the end. Of equals the first. Names of more than a hundred bytes are not compared.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view name,
                                                      std::span<const std::string_view> candidates);

/// The candidate that differs in nothing but the case of letters, if it is the only one.
[[nodiscard]] std::optional<std::string_view> same_but_for_case(std::string_view name,
                                                                std::span<const std::string_view> candidates);

/// The candidate that must be meant: the same but for the case, or the only one near. Near is one edit, two in a name
/// of eight letters or more, and none that touches a digit: "t2.micro" is no slip of the finger for "t3.micro".
[[nodiscard]] std::optional<std::string_view> surely_meant(std::string_view name,
                                                           std::span<const std::string_view> candidates);

/// `; did you mean "…"?`, of what is near; or nothing. What is there under that very name is of another kind, and no
/// help.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::vector<std::string_view> candidates);

}  // namespace cfnsonnet
