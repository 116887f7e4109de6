// The bracket that somebody forgot to close, for the message of who finds out later.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "syntax/token_list.h"

namespace cfnsonnet::syntax {

/// `; the "{" of line 3 has no "}"`, or nothing where no bracket of an earlier line is open behind the tokens.
///
/// Which one lacks its partner is told by how lines are indented: a bracket that closes further left than the line that
/// its partner opens on has been taken for another one's. Else it is the last that is open.
/// @param index  Of the token that is wrong.
[[nodiscard]] std::string unclosed_bracket(std::string_view text, const TokenList& tokens, std::size_t index);

}  // namespace cfnsonnet::syntax
