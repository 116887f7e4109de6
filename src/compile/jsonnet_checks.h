// What can be wrong with Jsonnet that evaluates, and that nobody sees in the JSON: variables that nothing uses.
#pragma once

#include <span>
#include <vector>

#include "cfnsonnet/check.h"
#include "cfnsonnet/evaluate.h"
#include "cfnsonnet/finding.h"

namespace cfnsonnet {

/// Adds J2001, if it is reported, for each source that is Jsonnet of the project: not the bundled library, code of the
/// command line, or what lies in a folder of the search path.
void check_jsonnet(std::span<const SourcePtr> sources, const EvaluateRequest& request, const CheckOptions& options,
                   std::vector<Finding>& findings);

}  // namespace cfnsonnet
