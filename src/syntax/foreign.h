// What other languages write and Jsonnet does not, for messages of the parser.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cfnsonnet::syntax {

/// What to write for the words around a place where a token cannot stand: `x and y`, `not x`, `Fn::Sub` without quotes.
/// `; "and" is written "&&"`, or nothing.
///
/// @param before  Where the token before it ends in the text.
/// @param at      Where the token begins.
[[nodiscard]] std::string foreign_word(std::string_view text, std::size_t before, std::size_t at);

/// `{ Ref: 'AWS::Region' }` for `!Ref AWS::Region`, `{ 'Fn::Sub': … }`; empty for what is no short form of YAML.
///
/// @param tag       Without its `!`.
/// @param argument  The text from its argument on.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
[[nodiscard]] std::string long_form(std::string_view tag, std::string_view argument);

}  // namespace cfnsonnet::syntax
