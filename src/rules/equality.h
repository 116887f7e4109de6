// When two values of a template are the same to CloudFormation.
#pragma once

#include <string>

#include "document/document.h"

namespace cfnsonnet::rules {

/// A text that is equal for equal values: the order of members does not matter, and a number or boolean equals the
/// string that is written alike.
[[nodiscard]] std::string canonical(const document::Node& node);

}  // namespace cfnsonnet::rules
