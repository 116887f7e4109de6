// Constraints on lists: how many items there are, whether two are the same.
//
// Items may depend on conditions. What counts them asks whether a scenario exists in which the count is wrong.
#pragma once

#include "document/document.h"
#include "rules/check/context.h"
#include "rules/schema/assumptions.h"
#include "rules/schema/place.h"
#include "rules/schema/violation.h"
#include "schema/bundle.h"

namespace cfnsonnet::rules {

/// The least and the most number of items.
void check_item_count(const schema::Constraint& constraint, const document::Node& list, const Place& place,
                      const Assumptions& assumptions, Violations& out);
/// Of items that share a key the second is wrong; of a list of which items are the same, the list.
void check_unique(const schema::Constraint& constraint, const document::Node& list, const Place& place,
                  const Context& context, const Assumptions& assumptions, Violations& out);

}  // namespace cfnsonnet::rules
