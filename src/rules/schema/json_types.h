// Sets of JSON's types: what a place of a schema takes, and what a function gives.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include "schema/bundle.h"

namespace cfnsonnet::rules {

[[nodiscard]] constexpr schema::TypeSet set_of(std::initializer_list<schema::JsonType> types) {
  schema::TypeSet set;
  for (schema::JsonType type : types) set.bits = static_cast<std::uint8_t>(set.bits | static_cast<std::uint8_t>(type));
  return set;
}

// CloudFormation converts a string that a function returns to a number or boolean where one is expected.
inline constexpr schema::TypeSet scalar_type = set_of(
    {schema::JsonType::boolean, schema::JsonType::integer, schema::JsonType::number, schema::JsonType::string});

inline constexpr schema::JsonType all_json_types[] = {
    schema::JsonType::string, schema::JsonType::integer, schema::JsonType::number, schema::JsonType::boolean,
    schema::JsonType::array,  schema::JsonType::object,  schema::JsonType::null};

/// "a string or a list": for messages.
[[nodiscard]] std::string describe(schema::TypeSet types);

/// The types that a schema names; nothing where it leaves them open.
[[nodiscard]] inline std::optional<schema::TypeSet> types_of(schema::Schema schema) {
  const auto constraint = schema.find(schema::Keyword::type);
  return constraint ? std::optional(constraint->types()) : std::nullopt;
}

[[nodiscard]] inline bool overlap(schema::TypeSet a, schema::TypeSet b) { return (a.bits & b.bits) != 0; }

}  // namespace cfnsonnet::rules
