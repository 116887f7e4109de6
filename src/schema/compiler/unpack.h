// From a bundle back to the normalised schema: `schema update` starts from what the binary knows.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "schema/bundle.h"
#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

/// The types in normalised form, by name. Packing them again gives the same bundle, word for word; what the definitions
/// of one type have in common may come back as a reference from one to another.
[[nodiscard]] Expected<nlohmann::json> unpack(const Bundle& bundle);
/// One type, which is no structure.
[[nodiscard]] Expected<nlohmann::json> unpack(const Type& type);

}  // namespace cfnsonnet::schema
