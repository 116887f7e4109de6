// Names in a message.
#pragma once

#include <string>
#include <vector>

namespace cfnsonnet::rules {

/// `"a", "b"`, and of more than five how many more.
[[nodiscard]] std::string quoted_list(const std::vector<std::string>& names);

}  // namespace cfnsonnet::rules
