// Finds what stands at a path of properties, whichever way the Fn::If calls on the path are decided.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "template/conditions.h"

namespace cfnsonnet::rules {

/// The values at a path below `node`: those that are there, each with the conditions on the way, which may exclude one
/// another.
///
/// @param path  Names joined by "/", with "*" for every item of a list: "Policies/*/PolicyDocument".
[[nodiscard]] std::vector<Alternative> values_at(const document::Node& node, std::string_view path,
                                                 const Conditions& conditions);

/// What holds where both hold, or nothing where they exclude one another.
[[nodiscard]] std::optional<Scenario> together(const Scenario& a, const Scenario& b, const Conditions& conditions);

}  // namespace cfnsonnet::rules
