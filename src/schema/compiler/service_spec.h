// The npm package @aws-cdk/aws-service-spec: one database of every resource type, fresher than anybody's copy of the
// registry, with less detail (no patterns, no lengths).
#pragma once

#include <filesystem>

#include <nlohmann/json_fwd.hpp>

#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

/// Reads db.json, unpacked, into types in normalised form, by name.
[[nodiscard]] Expected<nlohmann::json> read_service_spec(const std::filesystem::path& file);
[[nodiscard]] Expected<nlohmann::json> normalise_service_spec(const nlohmann::json& database, const std::string& file);

}  // namespace cfnsonnet::schema
