// Names to slots: what a parsed tree still lacks to be evaluated.
//
// The parser leaves a variable with its name alone, `self` and `$` as `Self` with the marks below for a depth, and
// objects with `needs_frame` decided. This fills in depths, slots and the sizes of frames (see ast.h), puts the global
// `std` where no variable of that name is in scope, and refuses variables that nobody has bound.
#pragma once

#include <string_view>
#include <vector>

#include "jsonnet/native/arena.h"
#include "jsonnet/native/ast.h"
#include "jsonnet/native/names.h"

namespace cfnsonnet::jsonnet::native {

inline constexpr std::uint16_t unresolved_self = 0;
inline constexpr std::uint16_t unresolved_dollar = 1;

/// Resolves a file's tree, in place.
///
/// @param file    As `std.thisFile` gives it.
/// @param unused  Where wanted, gets the variables that are bound by `local` and used nowhere.
/// @throws SyntaxError
[[nodiscard]] Program resolve(const Node* root, std::string_view file, Arena& arena, Names& names,
                              std::vector<const Bind*>* unused = nullptr);

}  // namespace cfnsonnet::jsonnet::native
