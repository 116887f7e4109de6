// What Globals of AWS::Serverless means to the checks of resources.
#pragma once

#include "rules/check/context.h"
#include "rules/schema/violation.h"

namespace cfnsonnet::rules {

/// Whether Globals gives what an object among a resource's properties lacks.
[[nodiscard]] bool comes_from_globals(const Context& context, const Resource& resource, const Violation& violation);

}  // namespace cfnsonnet::rules
