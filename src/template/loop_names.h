// The identifiers of loops in texts: `${Name}` stands for the value, `&{Name}` for its letters and digits.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
#pragma once

#include <string>
#include <string_view>

#include "template/loops.h"

namespace cfnsonnet {

/// The round of the loop around here that has the identifier, or null.
[[nodiscard]] const Round* round_named(std::string_view identifier, const Round* innermost);

/// Whether the text names the identifier.
[[nodiscard]] bool mentions(std::string_view text, std::string_view identifier);

/// Whether the text names an identifier whose value is open.
[[nodiscard]] bool mentions_open(std::string_view text, const Round* innermost);

/// The text with the value of each identifier in its place. Other names stay, and identifiers whose value is open.
///
/// @param hidden  An object whose members hide identifiers: the variables of a Fn::Sub; or null.
[[nodiscard]] std::string substituted(std::string_view text, const Round* innermost,
                                      const document::Node* hidden = nullptr);

}  // namespace cfnsonnet
