// The values that a call may have, as far as the template alone tells.
//
// A Ref gives a parameter's default or its allowed values, Fn::FindInMap what the mapping holds, and Fn::Join, Fn::Sub,
// Fn::Select, Fn::Split, Fn::If, Fn::GetAZs and Fn::Cidr compute from those; Fn::ToJsonString is computed where no call
// is in it. What depends on the deployment (Fn::GetAtt, Fn::ImportValue, a parameter without a default) has no value
// here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "rules/check/context.h"
#include "rules/values/scratch.h"

namespace cfnsonnet::rules {

struct Resolved {
  const document::Node* value;
  Scenario when;                           ///< The conditions on the way.
  std::vector<Pin> pins;                   ///< The parameters' values on the way.
  const document::Node* source = nullptr;  ///< Where the whole value is written; null where it is put together.
};

/// All the values, at most `max_resolved`; none where it is not known, or more.
inline constexpr std::size_t max_resolved = 512;
[[nodiscard]] std::vector<Resolved> resolve(const document::Node& value, const Context& context, Scratch& scratch);

/// Whether none of the others gives the parameter another value.
[[nodiscard]] bool agrees(const Pin& pin, std::span<const Pin> others);

/// Whether a deployment that gives only what it must would have these values: defaults, and what is given.
[[nodiscard]] bool are_defaults(std::span<const Pin> pins, const Context& context);

}  // namespace cfnsonnet::rules
