// The library inside the binary.
#pragma once

#include <string_view>

#include "cfnsonnet/source.h"

namespace cfnsonnet::document {

/// Its files are in this folder: `<cfnsonnet>/cfn/main.libsonnet`. No search path reaches it.
inline constexpr std::string_view bundled_folder = "<cfnsonnet>/";

/// Whether nobody can edit a text, for it is inside the binary.
[[nodiscard]] inline bool is_bundled(const Source& source) { return source.name.starts_with(bundled_folder); }

}  // namespace cfnsonnet::document
