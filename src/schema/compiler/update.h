// `cfnsonnet schema update`: AWS's registry schemas of today on top of what the binary knows, into the user's cache.
//
// The layers, from the bottom: the bundle that the binary holds, AWS's registry schemas (the newer layer, by the same
// policy as in the build), and schema/overlay/, which stays on top. The parts of a template (schema/structure/) come
// with the bundle.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "schema/bundle.h"
#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

struct Update {
  std::size_t read = 0;       ///< Types that the source holds.
  std::size_t types = 0;      ///< Types that the result holds.
  std::size_t new_types = 0;  ///< Of these, those that the binary does not know.
  std::size_t changes = 0;    ///< Facts in which the source differs from the binary, see merge.h.
};

/// Makes the bundle and writes it: the whole file, or, on any error, nothing.
/// @param from   A zip archive, a folder of schemas, or an http:// or https:// address of an archive.
/// @param base   What the binary knows: Bundle::embedded().
/// @param cache  The file to write; its folder is made if need be.
/// @return What has come in; or what is wrong, in one line.
[[nodiscard]] Expected<Update> update(const std::string& from, const Bundle& base, const std::filesystem::path& cache);

}  // namespace cfnsonnet::schema
