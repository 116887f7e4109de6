// What somebody may have meant by a name that there is not, for messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cfnsonnet::jsonnet::native {

/// `; did you mean "a"?`; where none is near and there are few, all of them: `; it has "a", "b"`.
/// @param meant  What is meant for sure, however near another may be: `; did you mean "meant" or "a"?`.
[[nodiscard]] std::string suggestion(std::string_view name, const std::vector<std::string_view>& known,
                                     std::optional<std::string_view> meant = {});

}  // namespace cfnsonnet::jsonnet::native
