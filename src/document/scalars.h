// Where the values of a JSON or YAML text stand that may hold anything: what is in one is no comment.
#pragma once

#include <vector>

#include "cfnsonnet/source.h"

namespace cfnsonnet::document {

/// The strings, numbers and words of a text with quotes and all, in its order; as far as it can be read.
[[nodiscard]] std::vector<Span> scalar_spans(const SourcePtr& source);

}  // namespace cfnsonnet::document
