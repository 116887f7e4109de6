// Constraints on objects: which members must and which must not stand together, and how many.
//
// A member may depend on conditions: `Fn::If` with `{"Ref": "AWS::NoValue"}` in a branch leaves it out. A constraint is
// broken where a scenario exists that breaks it, together with what is assumed of the place.
#pragma once

#include "document/document.h"
#include "rules/schema/assumptions.h"
#include "rules/schema/place.h"
#include "rules/schema/violation.h"
#include "schema/bundle.h"

namespace cfnsonnet::rules {

/// Nothing is said of a value that is no object.
void check_members(const schema::Constraint& constraint, const document::Node& object, const Place& place,
                   const Assumptions& assumptions, Violations& out);

}  // namespace cfnsonnet::rules
