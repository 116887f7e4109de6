// Which schema is used: the one inside the binary, or a newer one that `cfnsonnet schema update` has put into the
// cache.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "schema/bundle.h"

namespace cfnsonnet::schema {

/// $XDG_CACHE_HOME/cfnsonnet/schema.bin, or ~/.cache/cfnsonnet/schema.bin; empty where neither variable is set.
/// https://specifications.freedesktop.org/basedir-spec/latest/
[[nodiscard]] std::filesystem::path cache_file();

struct ActiveBundle {
  const Bundle* bundle = nullptr;
  std::unique_ptr<Bundle> owned;  ///< Null for the embedded one.
  std::filesystem::path file;     ///< Empty for the embedded one.
  std::string warning;            ///< One line, where the cache is there but cannot be used; or empty.
};

/// The environment variable CFNSONNET_SCHEMA decides: "embedded" is the one inside the binary, anything else the file
/// of a bundle. Without it the cache is used, unless it is broken or was made by another version of this program: then
/// the embedded one, with a warning.
/// @return The error, one line, if CFNSONNET_SCHEMA names a file that is no bundle.
[[nodiscard]] tl::expected<ActiveBundle, std::string> active_bundle();

}  // namespace cfnsonnet::schema
