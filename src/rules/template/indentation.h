// Properties that stand beside "Properties" and not in it: a slip of the indentation in YAML, of a brace elsewhere.
#pragma once

#include <vector>

#include "rules/check/context.h"

namespace cfnsonnet::rules {

/// The members of a resource that are no attributes, and properties of its type.
[[nodiscard]] std::vector<const document::Member*> slipped_properties(const Context& context,
                                                                      const document::Node& resource);

/// Whether a null is that of a "Properties" beside which its properties stand: one mistake, of which E3001 speaks.
[[nodiscard]] bool is_slip(const Context& context, const document::Node& null);

}  // namespace cfnsonnet::rules
