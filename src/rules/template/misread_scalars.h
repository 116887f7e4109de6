// What is another value than the one that its author reads: digits that begin with 0, a name with a line break behind
// it, a short form of YAML that is plain text.
#pragma once

#include "document/edit.h"
#include "rules/check/context.h"

namespace cfnsonnet::rules {

/// What J1005 says of a number where a string is wanted, if that is another text than is written: 3.10, 0x1F, 12:30.
[[nodiscard]] std::optional<std::string> other_text_of(const document::Node& number);
/// The same of a boolean that is written as another word than true or false: off, YES.
[[nodiscard]] std::optional<std::string> other_word_of(const document::Node& boolean);
/// J1005, of such a word in a parameter, whose values are texts.
void check_boolean_word(const document::Node& boolean, Findings& out);
/// J1005, of a number that begins with zeros, wherever it stands, and of a name that is one.
void check_leading_zero(const document::Node& number, Findings& out);
void check_leading_zero(const document::Node& object, const document::Member& member, Findings& out);

/// J1006, of a text in a resource's properties.
void check_line_break(const document::Node& text, Findings& out);

/// J1001, of a text that has `!Ref` in it. Whether something was said.
bool check_short_form(const document::Node& text, const Context& context, Findings& out);

}  // namespace cfnsonnet::rules
