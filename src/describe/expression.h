// Values of a template as short text for people: `{"Fn::Equals": [{"Ref": "Stage"}, "prod"]}` is Stage == "prod".
#pragma once

#include <string>

#include "document/document.h"

namespace cfnsonnet::describe {

/// One line. Ref is the name, Fn::GetAtt `name.attribute`, conditions have operators, other functions are written as
/// calls.
[[nodiscard]] std::string expression(const document::Node& node);

}  // namespace cfnsonnet::describe
