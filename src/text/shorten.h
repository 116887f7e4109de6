// Long texts where a line has room for the beginning.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cfnsonnet::text {

/// At most so many bytes of a text in UTF-8, whole characters, and "…" where there are more.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

}  // namespace cfnsonnet::text
