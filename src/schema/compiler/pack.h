// From the normalised schema to the blob that schema/bundle.h reads.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

/// @param types    Types in normalised form, by name; docs/schema.md says what is in them. Structures are among them as
///                 "structure:NAME".
/// @param sources  For Bundle::sources().
/// @param files    For messages: the file that a type comes from, where known.
/// @param base     The checksum of the bundle that `schema update` started from, see Bundle::base_checksum().
/// @return The words of a bundle that passes validate(), the same for the same input; or what is wrong, and where:
///         "services/AWS-S3.json: AWS::S3::Bucket: /schema/properties/Tags: $ref to an unknown definition "Tag"".
[[nodiscard]] Expected<std::vector<std::uint32_t>> pack(const nlohmann::json& types, std::string_view sources,
                                                        const std::map<std::string, std::string>& files = {},
                                                        std::uint32_t base = 0);

/// Where a bundle's words come to lie if they are put behind those of another.
struct Offset {
  std::uint32_t words = 0;     ///< So many words are before them: the references count from there.
  std::uint32_t patterns = 0;  ///< So many patterns are known.
};

/// The same types, for a place behind another bundle's words (extend.h). Alone it is none.
[[nodiscard]] Expected<std::vector<std::uint32_t>> pack_behind(const nlohmann::json& types, Offset offset);

}  // namespace cfnsonnet::schema
