// The bracket that somebody forgot to close, for the message of who finds out later.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "jsonnet/native/names.h"

namespace cfnsonnet::jsonnet::native {

/// `; the "{" of line 3 has no "}"`, or nothing where no bracket of an earlier line is open at an offset.
///
/// Which one lacks its partner is told by how lines are indented: a bracket that closes further left than the line that
/// its partner opens on has been taken for another one's. Else it is the last that is open.
/// @param end  An offset in the text, before which its tokens can be read.
[[nodiscard]] std::string unclosed_bracket(std::string_view text, std::uint32_t end, Names& names);

}  // namespace cfnsonnet::jsonnet::native
