// Jsonnet that cannot be evaluated, as a finding.
#pragma once

#include <vector>

#include "cfnsonnet/finding.h"
#include "jsonnet/engine.h"

namespace cfnsonnet {

/// J0001 at the failure's place, with the lines of its stack trace as related places.
[[nodiscard]] Finding finding_of(const jsonnet::Failure& failure);

/// That finding, and one for each other error of a file that is not well-formed.
[[nodiscard]] std::vector<Finding> findings_of(const jsonnet::Failure& failure);

}  // namespace cfnsonnet
