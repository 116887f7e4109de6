// What Globals of AWS::Serverless means to the checks of resources.
#pragma once

#include "rules/families.h"

namespace cfnsonnet::rules {

/// Whether what a property of a resource lacks may stand in Globals, which AWS::Serverless merges into it.
[[nodiscard]] bool may_come_from_globals(const Context& context, const Resource& resource, const Violation& violation);

}  // namespace cfnsonnet::rules
