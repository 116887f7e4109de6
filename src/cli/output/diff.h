// What changes between two texts, as `diff -u` writes it and `patch -p0` and `git apply -p0` read it.
#pragma once

#include <string>
#include <string_view>

namespace cfnsonnet::cli {

/// Empty where nothing changes. Lines keep their ends, so that CRLF stays CRLF.
[[nodiscard]] std::string unified_diff(std::string_view name, std::string_view before, std::string_view after);

}  // namespace cfnsonnet::cli
