// A syntax tree to a program: without what has no meaning, and with slots in the place of names (see program.h).
#pragma once

#include <cstdint>
#include <string_view>

#include <tl/expected.hpp>

#include "jsonnet/native/program/program.h"
#include "jsonnet/native/program/read_program.h"
#include "jsonnet/native/runtime/arena.h"
#include "jsonnet/native/runtime/names.h"
#include "syntax/scopes.h"
#include "syntax/tree.h"

namespace cfnsonnet::jsonnet::native {

/// @param tree    Without errors, as its scopes are.
/// @param base    Address of the text's first byte.
/// @param file    As `std.thisFile` gives it.
/// It fails where the program has more variables in one frame, or frames inside of each other, than slots can name.
[[nodiscard]] tl::expected<Program, SyntaxError> lower(const syntax::Tree& tree, const syntax::Scopes& scopes,
                                                       std::uint32_t base, std::string_view file, Arena& arena,
                                                       Names& names);

}  // namespace cfnsonnet::jsonnet::native
