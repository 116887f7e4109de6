// The order in which every format lists findings.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::report {

/// By file, line, column, rule and message. The same findings come in the same order however they were found.
[[nodiscard]] std::vector<const Finding*> ordered(std::span<const Finding> findings);

/// The name of the finding's file; empty where it belongs to none.
[[nodiscard]] std::string_view file_of(const Finding& finding);

/// Whether the place lies in a text that the program made, and no person can open.
[[nodiscard]] inline bool is_rendered(const Location& location) {
  return location.source && location.source->kind == SourceKind::rendered;
}

}  // namespace cfnsonnet::report
