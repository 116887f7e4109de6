// The values that parameters are given, where they are known: a check is then about that one deployment.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "template/template.h"

namespace cfnsonnet {

/// By parameter; lists as one text with commas. A parameter without an entry has its default, one without a value has
/// one that is not known, such as that of an earlier deployment.
using ParameterValues = std::map<std::string, std::optional<std::string>, std::less<>>;

/// The value that a parameter has in a deployment; nothing where it is not known: without a deployment, without value
/// and default, or where it is the name of a parameter of Systems Manager, whose value is fetched.
[[nodiscard]] std::optional<std::string_view> deployed_value(const Parameter& parameter,
                                                             const std::optional<ParameterValues>& deployment);

}  // namespace cfnsonnet
