#include "report/path_text.h"

#include <algorithm>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "report/printable.h"

namespace cfnsonnet::report {
namespace {

/// Whether a name can stand in a path without quotes, such as "Fn::If" or "my-key".
bool is_plain(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == ':';
  });
}

}  // namespace

std::string path_text(const Path& path) {
  std::string text;
  for (const PathSegment& segment : path) {
    if (const auto* index = std::get_if<std::size_t>(&segment)) {
      text += fmt::format("[{}]", *index);
    } else if (const auto& name = std::get<std::string>(segment); is_plain(name)) {
      text += (text.empty() ? "" : ".") + name;
    } else {
      text += fmt::format("[\"{}\"]", printable(name));
    }
  }
  return text;
}

}  // namespace cfnsonnet::report
