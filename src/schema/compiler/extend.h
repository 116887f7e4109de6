// What a project says of resource types, on top of a bundle and while the program runs: schemas of types of its own,
// and what is to be changed of those that are known.
//
// Only the types that are named are unpacked and packed; their words are put behind those of the bundle, and a new list
// of types leads to both. So it costs what the files cost, and not what the whole schema would.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "schema/bundle.h"
#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

/// @param registry_schemas  Files, and folders with all that is in them, of schemas in the registry's format. A type
/// that is
///                          known is merged with what is known, by the policy of `schema update`; of two for one type
///                          the last counts.
/// @param override_spec     A file as override.h reads it; empty: none.
/// @return The words of a bundle, for Bundle::view(); or what is wrong, in one line that names the file.
[[nodiscard]] Expected<std::vector<std::uint32_t>> extend(const Bundle& base,
                                                          const std::vector<std::filesystem::path>& registry_schemas,
                                                          const std::filesystem::path& override_spec);

}  // namespace cfnsonnet::schema
