// What the tokens of a text stand for.
#pragma once

#include <string>
#include <string_view>

#include "syntax/token.h"

namespace cfnsonnet::syntax {

/// The value of a string or a text block, escapes and indentation resolved; ill-formed UTF-8 becomes U+FFFD. Of a token
/// that the lexer has found bad it is as much as can be made of it.
///
/// @param text     The text of the token.
/// @param scratch  Holds the value where that is not as it is written.
/// @return Valid as long as both.
[[nodiscard]] std::string_view string_value(const Token& token, std::string_view text, std::string& scratch);

/// The name of a field, an identifier or a string, in the same way.
[[nodiscard]] std::string_view name_value(const Token& token, std::string_view text, std::string& scratch);

/// The same as a string of its own.
[[nodiscard]] std::string name_value(const Token& token, std::string_view text);

/// Of a number, with `_` between its digits or not; infinite where it is too large.
[[nodiscard]] double number_value(std::string_view text);

}  // namespace cfnsonnet::syntax
