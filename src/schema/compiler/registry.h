// AWS's registry format: one JSON schema for each resource type.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
#pragma once

#include <functional>
#include <map>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

/// How often each keyword was met that says nothing about validity, or nothing that we can say: for people to look at.
using Dropped = std::map<std::string, int>;

/// Adds one type in normalised form to `types`, under its name.
/// @param file  The name for messages.
[[nodiscard]] Expected<void> add_registry_type(const nlohmann::json& schema, const std::string& file,
                                               nlohmann::json& types, Dropped& dropped);

/// Reads the registry schemas in a folder: either AWS's (files such as aws-s3-bucket.json, one type each), or those
/// that come with cfn-lint (resources/HASH.json, listed by type in providers/REGION.py, of which us-east-1 is read).
[[nodiscard]] Expected<nlohmann::json> read_registry_folder(const std::filesystem::path& folder, Dropped& dropped);

}  // namespace cfnsonnet::schema
