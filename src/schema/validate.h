// Whether a blob is a bundle that can be read in place without a further look: for files that others may have written.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace cfnsonnet::schema {

/// Checks every reference, length, order and enumerator of a blob, in time linear in its size.
/// @return One line that says what is wrong ("is damaged: …"), or nothing.
[[nodiscard]] std::optional<std::string> validate(std::span<const std::uint32_t> words);

}  // namespace cfnsonnet::schema
