// Whether text is coloured: `--color`, NO_COLOR, and what kind of file it goes to.
#pragma once

#include <cstdint>

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

enum class Color : std::uint8_t { automatic, always, never };

/// Adds `--color auto|always|never`.
void add_color_flag(CLI::App& command, Color& color);

/// `automatic` means: when the file descriptor is a terminal that can show colours (TERM is not "dumb") and NO_COLOR is
/// unset or empty (https://no-color.org).
[[nodiscard]] bool use_color(Color color, int file_descriptor);

}  // namespace cfnsonnet::cli
