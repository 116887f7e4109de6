// Names to slots: what a parsed tree still lacks to be evaluated.
//
// The parser leaves a variable with its name alone, `self` and `$` as `Self` with the marks below for a depth, and
// objects with `needs_frame` decided. This fills in depths, slots and the sizes of frames (see ast.h), puts the global
// `std` where no variable of that name is in scope, and refuses variables that nobody has bound.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "jsonnet/native/arena.h"
#include "jsonnet/native/ast.h"
#include "jsonnet/native/names.h"

namespace cfnsonnet::jsonnet::native {

inline constexpr std::uint16_t unresolved_self = 0;
inline constexpr std::uint16_t unresolved_dollar = 1;

/// What is right and hardly meant: what a file binds and never uses, and objects of arrays with no comma between them.
struct Slips {
  std::vector<const Bind*> locals;
  /// Of a local that is a function and only ever called, so that all who give the parameter a value are known.
  std::vector<std::pair<const Bind*, const Parameter*>> parameters;
  std::vector<const Binary*> sums;  ///< `[{ … } { … }]`: of two objects, the second right behind the first.
};

/// Resolves a file's tree, in place.
///
/// @param file    As `std.thisFile` gives it.
/// @param slips   Where wanted, gets what is hardly meant.
/// @throws SyntaxError
[[nodiscard]] Program resolve(const Node* root, std::string_view file, Arena& arena, Names& names,
                              Slips* slips = nullptr);

}  // namespace cfnsonnet::jsonnet::native
