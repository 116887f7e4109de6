// Fn::ValueOf and Fn::ValueOfAll, which only rules have: what a parameter's VPC, subnet or security group is like.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html#rules-parameter-attributes
#pragma once

#include "rules/check/context.h"
#include "rules/schema/violation.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

/// There is such a parameter, and what it gives has such an attribute (E1701).
/// @param call  Its arguments have the shape that they should have.
void check_parameter_attribute(const Call& call, const Context& context, Violations& out);

}  // namespace cfnsonnet::rules
