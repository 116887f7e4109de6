#include "schema/keyword.h"

#include <algorithm>
#include <array>

namespace cfnsonnet::schema {
namespace {

constexpr KeywordInfo table[] = {
    {Keyword::type, "type", Argument::types},
    {Keyword::enumeration, "enum", Argument::values},
    {Keyword::enumeration_any_case, "enumCaseInsensitive", Argument::values},
    {Keyword::constant, "const", Argument::value},
    {Keyword::all_of, "allOf", Argument::schemas},
    {Keyword::any_of, "anyOf", Argument::schemas},
    {Keyword::one_of, "oneOf", Argument::schemas},
    {Keyword::negation, "not", Argument::schema},
    {Keyword::if_then_else, "if", Argument::condition},
    {Keyword::values_by_region, "valuesByRegion", Argument::dependencies},
    {Keyword::functions, "functions", Argument::strings},
    {Keyword::never, "false", Argument::never},
    {Keyword::rule, "rule", Argument::text},
    {Keyword::because, "because", Argument::text},
    {Keyword::pattern, "pattern", Argument::pattern},
    {Keyword::min_length, "minLength", Argument::count},
    {Keyword::max_length, "maxLength", Argument::count},
    {Keyword::format, "format", Argument::text},
    {Keyword::kinds, "kinds", Argument::strings},
    {Keyword::minimum, "minimum", Argument::number},
    {Keyword::maximum, "maximum", Argument::number},
    {Keyword::exclusive_minimum, "exclusiveMinimum", Argument::number},
    {Keyword::exclusive_maximum, "exclusiveMaximum", Argument::number},
    {Keyword::multiple_of, "multipleOf", Argument::number},
    {Keyword::items, "items", Argument::schema},
    {Keyword::prefix_items, "prefixItems", Argument::schemas},
    {Keyword::contains, "contains", Argument::schema},
    {Keyword::min_items, "minItems", Argument::count},
    {Keyword::max_items, "maxItems", Argument::count},
    {Keyword::unique_items, "uniqueItems", Argument::flag},
    {Keyword::unique_keys, "uniqueKeys", Argument::groups},
    {Keyword::properties, "properties", Argument::properties},
    {Keyword::pattern_properties, "patternProperties", Argument::pattern_properties},
    {Keyword::additional_properties, "additionalProperties", Argument::schema},
    {Keyword::property_names, "propertyNames", Argument::schema},
    {Keyword::min_properties, "minProperties", Argument::count},
    {Keyword::max_properties, "maxProperties", Argument::count},
    {Keyword::required, "required", Argument::strings},
    {Keyword::required_xor, "requiredXor", Argument::groups},
    {Keyword::required_or, "requiredOr", Argument::groups},
    {Keyword::dependent_required, "dependentRequired", Argument::dependencies},
    {Keyword::dependent_excluded, "dependentExcluded", Argument::dependencies},
    {Keyword::comparisons, "comparisons", Argument::comparisons},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(table); ++i) {
    if (static_cast<std::size_t>(table[i].keyword) != i) return false;
  }
  return table[std::size(table) - 1].keyword == Keyword::comparisons;
}
static_assert(in_order(), "the table has every keyword, in the order of the enumeration");

constexpr std::string_view status_names[] = {"active", "maintenance", "sunset", "shutdown"};

}  // namespace

std::span<const KeywordInfo> keywords() { return table; }

const KeywordInfo& info(Keyword keyword) { return table[static_cast<std::size_t>(keyword)]; }

const KeywordInfo* find_keyword(std::string_view name) {
  if (name == info(Keyword::never).name) return nullptr;
  const auto* found = std::ranges::find(table, name, &KeywordInfo::name);
  return found == std::end(table) ? nullptr : found;
}

std::string_view type_name(JsonType type) {
  switch (type) {
    case JsonType::string: return "string";
    case JsonType::integer: return "integer";
    case JsonType::number: return "number";
    case JsonType::boolean: return "boolean";
    case JsonType::array: return "array";
    case JsonType::object: return "object";
    case JsonType::null: return "null";
  }
  return {};
}

std::optional<JsonType> find_type_name(std::string_view name) {
  for (const JsonType type : json_types) {
    if (type_name(type) == name) return type;
  }
  return std::nullopt;
}

std::string_view status_name(LifecycleStatus status) { return status_names[static_cast<std::size_t>(status)]; }

std::optional<LifecycleStatus> find_status_name(std::string_view name) {
  const auto* found = std::ranges::find(status_names, name);
  if (found == std::end(status_names)) return std::nullopt;
  return static_cast<LifecycleStatus>(found - status_names);
}

bool applies_in_place(Keyword keyword) {
  switch (keyword) {
    case Keyword::all_of:
    case Keyword::any_of:
    case Keyword::one_of:
    case Keyword::negation:
    case Keyword::if_then_else: return true;
    default: return false;
  }
}

}  // namespace cfnsonnet::schema
