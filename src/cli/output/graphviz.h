// Drawing by Graphviz, where it is installed.
#pragma once

#include <string>

#include <tl/expected.hpp>

namespace cfnsonnet::cli {

/// Runs `dot -Tsvg` over a graph.
/// @return The SVG, or one line for a person: it is not on the PATH, or it failed.
[[nodiscard]] tl::expected<std::string, std::string> draw_svg(const std::string& dot);

}  // namespace cfnsonnet::cli
