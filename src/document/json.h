// The JSON reader as read_template uses it.
#pragma once

#include "document/read.h"

namespace cfnsonnet::document {

struct JsonAttempt {
  ReadOutcome outcome;
  /// The first error is something that YAML's flow style has: a tab or line break in a string, an unquoted name, a tag,
  /// a comment. False for what is a slip in either language, such as a comma after the last item, or `NaN` and
  /// `tru`, which YAML would silently take for text.
  bool yaml_allows = false;
};

[[nodiscard]] JsonAttempt try_json(const SourcePtr& source);

}  // namespace cfnsonnet::document
