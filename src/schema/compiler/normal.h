// Small helpers over types in normalised form, which several of the compiler's files need.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace cfnsonnet::schema {

/// Follows `$ref`s to the definitions of the type; null where they lead nowhere or in a circle.
[[nodiscard]] const nlohmann::json* resolve(const nlohmann::json& type, const nlohmann::json& schema);
[[nodiscard]] nlohmann::json* resolve(nlohmann::json& type, nlohmann::json& schema);

/// A member of an object, or null, which iterates like an empty list or object.
[[nodiscard]] const nlohmann::json& get(const nlohmann::json& object, const char* name);

/// The name of the definition that the schema refers to, or empty.
[[nodiscard]] std::string referred_definition(const nlohmann::json& schema);

/// The definition that stands for the service spec's "tag": any type's tags, of which it knows no more than that.
inline constexpr std::string_view builtin_tag = "ResourceTag";

/// The paths that lie in no other path of the two sets ("A/B" lies in "A"), nor are in the second.
[[nodiscard]] std::set<std::string> outermost(const std::set<std::string>& paths,
                                              const std::set<std::string>& others = {});

/// A list without repetition, sorted.
[[nodiscard]] nlohmann::json sorted_set(const nlohmann::json& list);

}  // namespace cfnsonnet::schema
