// Variables of Fn::Sub that lack a character, "${Name", "$Name", "$(Name)", "{Name}": CloudFormation keeps the last
// three as they stand, so that they are deployed as text.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
#pragma once

#include <optional>
#include <string_view>

#include "rules/check/context.h"

namespace cfnsonnet::rules {

/// Whether "${name}" would be replaced: a parameter, a resource, one of its attributes or a pseudo parameter.
[[nodiscard]] bool names_value(const Context& context, std::string_view name);

/// "${Name" that no brace closes, up to where the name ends.
[[nodiscard]] std::optional<std::string_view> unclosed_variable(std::string_view text);

struct MeantVariable {
  std::string_view part;  ///< Of the text: "$(Name)".
  std::string_view name;  ///< What is named so in the template.
};
/// The first of a text that has no variable.
[[nodiscard]] std::optional<MeantVariable> meant_variable(const Context& context, std::string_view text);

}  // namespace cfnsonnet::rules
