// When two values of a template are the same to CloudFormation.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace cfnsonnet::document {

/// A text that is equal for equal values: the order of members does not matter, and a number or boolean equals the
/// string that is written alike.
[[nodiscard]] std::string canonical(const Node& node);

/// That of an object with one member, a string.
[[nodiscard]] std::string canonical(std::string_view name, std::string_view value);

}  // namespace cfnsonnet::document
