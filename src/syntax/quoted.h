// Pieces of a program inside of a message.
#pragma once

#include <string>
#include <string_view>

namespace cfnsonnet::syntax {

/// In double quotes, on one line, and no longer than a reader needs.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace cfnsonnet::syntax
