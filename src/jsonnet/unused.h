// Variables of a Jsonnet file that nothing uses.
#pragma once

#include <string>
#include <vector>

#include "cfnsonnet/source.h"

namespace cfnsonnet::jsonnet {

struct UnusedVariable {
  Range name;         ///< Where it is bound.
  std::string text;   ///< Its name.
  std::string import; ///< The path, where it holds an import; else empty.
};

/// Those that `local` binds, in the order of the file; names that begin with an underscore say that they are meant to be
/// unused. Nothing for a file that is not well-formed.
[[nodiscard]] std::vector<UnusedVariable> unused_variables(const SourcePtr& source);

}  // namespace cfnsonnet::jsonnet
