// Variables and parameters of Jsonnet files that nothing uses.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cfnsonnet/source.h"

namespace cfnsonnet::jsonnet {

struct UnusedVariable {
  Location name;         ///< Where it is bound.
  std::string text;      ///< Its name.
  std::string import;    ///< The path, where it holds an import; else empty.
  std::string function;  ///< The name of the function that it is a parameter of; else empty.
};

/// Those that `local` binds, and parameters of functions that `local` binds and that are only ever called, never passed on.
/// File by file, each in its order; names that begin with an underscore say that they are meant to be unused. Nothing for a
/// file that is not well-formed.
[[nodiscard]] std::vector<UnusedVariable> unused_variables(std::span<const SourcePtr> sources);

}  // namespace cfnsonnet::jsonnet
