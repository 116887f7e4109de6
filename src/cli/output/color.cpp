#include "cli/output/color.h"

#include <unistd.h>

#include <CLI/App.hpp>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

namespace cfnsonnet::cli {

void add_color_flag(CLI::App& command, Color& color) {
  command
      .add_option_function<std::string>(
          "--color",
          [&color](const std::string& value) {
            if (value == "auto")
              color = Color::automatic;
            else if (value == "always")
              color = Color::always;
            else if (value == "never")
              color = Color::never;
            else
              throw CLI::ValidationError("--color", "\"" + value + "\" is not auto, always or never");
          },
          "Colour the text report: auto, always or never (default: auto; NO_COLOR is heeded)")
      ->type_name("WHEN:{auto,always,never}");
}

bool use_color(Color color, int file_descriptor) {
  if (color != Color::automatic) return color == Color::always;
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string_view(value ? value : "");
  };
  return variable("NO_COLOR").empty() && variable("TERM") != "dumb" && ::isatty(file_descriptor) == 1;
}

}  // namespace cfnsonnet::cli
