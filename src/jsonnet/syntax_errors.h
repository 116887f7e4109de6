// All that is wrong with a Jsonnet file before it is evaluated.
#pragma once

#include <vector>

#include "jsonnet/engine.h"

namespace cfnsonnet::jsonnet {

/// Syntax errors, by place; where there are none, unknown variables and what else names do wrong.
[[nodiscard]] std::vector<Failure> syntax_errors(const SourcePtr& source);

}  // namespace cfnsonnet::jsonnet
