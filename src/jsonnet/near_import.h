// The file that an import may have meant, for its message.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "jsonnet/confinement.h"

namespace cfnsonnet::jsonnet {

/// Of the bundled library, or in the folder that the path names, where templates may import from.
/// @param base  The folder of the file that imports, with its slash; empty for the current one.
[[nodiscard]] std::optional<std::string> near_import(const Confinement& confinement, std::string_view base,
                                                     std::string_view path);

}  // namespace cfnsonnet::jsonnet
