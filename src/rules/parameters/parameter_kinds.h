// A parameter of a type that AWS supplies gives the ID or the name of a certain kind of resource, which CloudFormation
// looks up in the account: what asks for another kind gets the wrong one, whatever value is given.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
#pragma once

#include "rules/check/context.h"
#include "rules/functions/placed_call.h"
#include "rules/schema/violation.h"

namespace cfnsonnet::rules {

/// The parameter is what the call gives (E1041).
void check_parameter_kind(const Parameter& parameter, const PlacedCall& at, const Context& context, Violations& out);

/// The same of a Fn::Select, which picks one of the values of a parameter that is a list.
void check_picked_kind(const PlacedCall& at, const Context& context, Violations& out);

}  // namespace cfnsonnet::rules
