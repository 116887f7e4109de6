// A place in a text by its lines and columns.
#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include "cfnsonnet/source.h"

namespace cfnsonnet::report {

/// Of a source that has no text, in one of blanks that has the lines: for tests to which they matter, and no text.
inline Location located(SourcePtr source, const Range& range) {
  if (source->text.empty()) {
    std::string text;
    for (std::uint32_t line = 0; line < range.end.line; ++line) text += std::string(80, ' ') + '\n';
    source = std::make_shared<const Source>(source->name, text, source->kind);
  }
  const auto offset = [&](Position at) { return static_cast<std::uint32_t>(source->lines().offset(at).value()); };
  const Span span{offset(range.start), offset(range.end)};
  return {std::move(source), span};
}

}  // namespace cfnsonnet::report
