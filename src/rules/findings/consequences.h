// Findings that say of a value again, in the words of another rule, what one finding has said: one mistake, one
// finding.
#pragma once

#include <vector>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::rules {

/// Drops what follows from another finding of the list. To be called when ignored rules are dropped: what an ignored
/// finding would have hidden is seen.
void drop_consequences(std::vector<Finding>& findings);

}  // namespace cfnsonnet::rules
