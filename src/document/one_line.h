// A value as a text on one line: JSON, or for people nearly so.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace cfnsonnet::document {

/// How it is written.
struct OneLine {
  std::string_view comma;
  std::string_view colon;
  bool escapes;                             ///< What JSON escapes; without, a string stands as it is.
  std::size_t longest = std::string::npos;  ///< Of more than so many bytes, the rest may be left out.
};

/// As Fn::ToJsonString writes it.
inline constexpr OneLine compact_json{",", ":", true};

/// Appends the value.
void write_on_one_line(const Node& node, const OneLine& style, std::string& out);

}  // namespace cfnsonnet::document
