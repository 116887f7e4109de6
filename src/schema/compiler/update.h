// `cfnsonnet schema update`: AWS's registry schemas of today on top of what the binary knows, into the user's cache.
//
// The layers, from the bottom: the bundle that the binary holds, the sources of earlier updates and those of this one
// (each a newer layer, by the same policy as in the build), and schema/overlay/, which stays on top. The parts of a
// template (schema/structure/) come with the bundle.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "schema/bundle.h"
#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

struct Update {
  std::size_t read = 0;       ///< Types that the source holds.
  std::size_t types = 0;      ///< Types that the result holds.
  std::size_t new_types = 0;  ///< Of these, those that the binary does not know.
  std::size_t changes = 0;    ///< Facts in which the source differs from the binary, see merge.h.
};

/// What an update starts from.
enum class Start : std::uint8_t {
  cache,  ///< What updates before this one have brought, where they were made by this binary.
  base,   ///< What the binary knows, and nothing else.
};

/// Makes the bundle and writes it: the whole file, or, on any error, nothing.
/// @param from   Zip archives, schemas, folders of schemas, and http:// or https:// addresses of archives; of two
/// schemas of
///               a type, the later one is the newer layer.
/// @param base   What the binary knows: Bundle::embedded().
/// @param cache  The file to write; its folder is made if need be.
/// @return What has come in; or what is wrong, in one line.
[[nodiscard]] Expected<Update> update(const std::vector<std::string>& from, const Bundle& base,
                                      const std::filesystem::path& cache, Start start = Start::cache);

}  // namespace cfnsonnet::schema
