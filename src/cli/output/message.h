// What the program says of itself, on standard error: a line that begins with "cfnsonnet: ".
//
// Much of it names files, settings and values that come with a stranger's pull request, so that every line passes
// `report::printable`: no part of it can act on a terminal, or begin another line of a log. Where standard error is
// full or closed nobody hears it, and that is all.
#pragma once

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace cfnsonnet::cli {

/// Writes all of it as it is: a report, which is harmless already.
void write_standard_error(std::string_view text);

/// One line.
void say_text(std::string_view text);

template <typename... Args>
void say(fmt::format_string<Args...> format, Args&&... args) {
  say_text(fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace cfnsonnet::cli
