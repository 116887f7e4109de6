// Fn::FindInMap names a mapping and two keys of it, as far as they are known (E1011).
#pragma once

#include "rules/check/context.h"
#include "rules/schema/violation.h"
#include "rules/values/scratch.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

/// A key is wrong where none of the values that it may have is a key.
/// @param call  Its arguments have the shape that they should have.
/// @param computed  Holds keys that are computed.
void check_mapping_keys(const Call& call, const Context& context, Scratch& computed, Violations& out);

}  // namespace cfnsonnet::rules
