// What is right in Jsonnet files and hardly meant: variables and parameters that nothing uses, and two objects of an
// array with no comma between them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cfnsonnet/source.h"

namespace cfnsonnet::jsonnet {

struct UnusedVariable {
  Location name;                  ///< Where it is bound.
  std::string text;               ///< Its name.
  std::string import;             ///< The path, where it holds an import; else empty.
  std::string function;           ///< The name of the function that it is a parameter of; else empty.
  std::optional<Span> line = {};  ///< The line that binds it, with its end, where nothing else stands on it.
};

/// The second of two objects, `[{ Key: 'a' } ⏎ { Key: 'b' }]`, which are added to each other and were to be two.
struct MissingComma {
  Location object;
  Location before;                 ///< The object in front.
  std::vector<std::string> names;  ///< Of the fields that it replaces.
};

struct Slips {
  std::vector<UnusedVariable> unused;
  std::vector<MissingComma> commas;
};

/// Of variables those that `local` binds, and parameters of functions that `local` binds and that are only ever called,
/// never passed on. File by file, each in its order; names that begin with an underscore say that they are meant to be
/// unused. Nothing for a file that is not well-formed.
[[nodiscard]] Slips slips_of(std::span<const SourcePtr> sources);

}  // namespace cfnsonnet::jsonnet
