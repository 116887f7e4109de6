// What the type of a parameter says of the values that it may have.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
#pragma once

#include <string_view>

namespace cfnsonnet::rules {

/// What a list has items of, and what a parameter of Systems Manager has for its value; or the type itself.
[[nodiscard]] std::string_view item_type(std::string_view type);

}  // namespace cfnsonnet::rules
