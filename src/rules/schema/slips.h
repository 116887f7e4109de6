// What a person likely meant by a value whose type does not fit, where the template tells: a blank left out, a function
// under a name that is not quite its own, a Ref where a name stands alone, a condition that is only named.
#pragma once

#include <string>

#include "rules/check/context.h"
#include "rules/findings/remedy.h"
#include "schema/bundle.h"

namespace cfnsonnet::rules {

struct Slip {
  std::string help = {};  ///< "; write !Condition IsProd", the end of a message, or empty.
  Remedy remedy = {};
};

/// @param wanted  The types that may stand in the place of the value; it is of another.
[[nodiscard]] Slip slip_of(const document::Node& value, schema::TypeSet wanted, const Context& context);

/// Of an object that looks like a call, that there is no such function, and which one may be meant.
[[nodiscard]] std::string no_function(const document::Node& call);

}  // namespace cfnsonnet::rules
