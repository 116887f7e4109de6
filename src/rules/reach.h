// The values below a value, each with the scenario in which it is there: Fn::If is looked through on the way.
#pragma once

#include <string_view>
#include <vector>

#include "rules/context.h"

namespace cfnsonnet::rules {

struct Reached {
  const document::Node* value;
  Scenario when;
};

/// @param path  Steps joined by "/", "*" for every item: "ContainerDefinitions/*/PortMappings/*".
/// @param when  What holds of `from`. Values that cannot be there then are left out.
[[nodiscard]] std::vector<Reached> reach(const Context& context, const document::Node& from, std::string_view path,
                                         const Scenario& when);

/// What holds where a resource exists: its condition, if it has one.
[[nodiscard]] Scenario scenario_of(const Context& context, const Resource& resource);

}  // namespace cfnsonnet::rules
