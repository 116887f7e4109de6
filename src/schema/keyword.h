// Keywords by name: how each is written in JSON, and what its argument looks like. One table, for everything that
// reads, writes, checks or shows a schema.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "schema/bundle.h"

namespace cfnsonnet::schema {

/// The shape of a keyword's argument, in JSON and in the blob.
enum class Argument : std::uint8_t {
  types,   ///< A type's name or a list of them; a TypeSet.
  values,  ///< A list of scalars.
  value,   ///< One scalar; in the blob a list of one value.
  schema,
  schemas,
  condition,  ///< if, then and else: in JSON three keywords, in the blob a list of three schemas.
  strings,    ///< A list of strings.
  groups,     ///< A list of strings, or a list of such lists: then one constraint each.
  never,      ///< No argument: in JSON the schema `false`.
  flag,       ///< In JSON true; false is as if it were not there.
  pattern,
  text,
  count,
  number,
  properties,          ///< An object of schemas.
  pattern_properties,  ///< An object of schemas; its names are patterns.
  dependencies,        ///< An object of lists of strings.
  comparisons,         ///< A list of strings that parse_comparison reads.
};

struct KeywordInfo {
  Keyword keyword;
  std::string_view name;  ///< In JSON: "enumCaseInsensitive"; "if" for if_then_else, "false" for never.
  Argument argument;
};

/// Every keyword, in the order of `Keyword`.
[[nodiscard]] std::span<const KeywordInfo> keywords();
[[nodiscard]] const KeywordInfo& info(Keyword keyword);
/// The keyword that JSON writes so, or null: "then", "else" and "false" are no keywords of their own.
[[nodiscard]] const KeywordInfo* find_keyword(std::string_view name);

[[nodiscard]] std::string_view type_name(JsonType type);
[[nodiscard]] std::optional<JsonType> find_type_name(std::string_view name);
inline constexpr JsonType json_types[] = {JsonType::string, JsonType::integer, JsonType::number, JsonType::boolean,
                                          JsonType::array,  JsonType::object,  JsonType::null};

[[nodiscard]] std::string_view status_name(LifecycleStatus status);
[[nodiscard]] std::optional<LifecycleStatus> find_status_name(std::string_view name);

/// Whether a keyword's schemas apply to the value itself, not to a part of it: these must not lead in a circle.
[[nodiscard]] bool applies_in_place(Keyword keyword);

}  // namespace cfnsonnet::schema
