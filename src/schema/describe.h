// A resource type as text, for a person at a terminal.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "schema/bundle.h"

namespace cfnsonnet::schema {

/// Describes a type ("AWS::S3::Bucket") or a part of it: a property by its path, lists stepped into by themselves
/// ("AWS::S3::Bucket.LifecycleConfiguration.Rules"), or a part by its name ("AWS::S3::Bucket.Rule").
/// @return Lines of text; or one line that says what is unknown, and what was probably meant.
[[nodiscard]] tl::expected<std::string, std::string> describe(const Bundle& bundle, std::string_view what);

/// The names of the resource types that contain `filter`, upper and lower case being the same; a line each, sorted.
[[nodiscard]] std::string list_types(const Bundle& bundle, std::string_view filter);

/// A schema in a few words: `string, 3 to 63 characters`, `list of Rule, at least 1`.
[[nodiscard]] std::string summary(const Type& type, const Schema& schema);

}  // namespace cfnsonnet::schema
