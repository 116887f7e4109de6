#include "schema/compiler/override.h"

#include <fnmatch.h>

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "schema/compiler/normal.h"
#include "schema/compiler/registry.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

/// A list of paths in normalised form, and its name in the registry's.
constexpr std::pair<const char*, const char*> path_members[] = {
    {"primaryIdentifier", "primaryIdentifier"},
    {"readOnly", "readOnlyProperties"},
    {"writeOnly", "writeOnlyProperties"},
    {"createOnly", "createOnlyProperties"},
    {"conditionalCreateOnly", "conditionalCreateOnlyProperties"},
    {"deprecated", "deprecatedProperties"}};

/// A normalised type in the registry's format, which patches speak of.
json as_registry_schema(const std::string& name, const json& type) {
  json schema = type["schema"];
  schema["typeName"] = name;
  if (type.contains("definitions")) schema["definitions"] = type["definitions"];
  for (const auto& [ours, theirs] : path_members)
    for (const json& path : get(type, ours)) schema[theirs].push_back("/properties/" + path.get<std::string>());
  return schema;
}

/// What is not there cannot be replaced or removed; but what one layer of facts has, another may not, and the outcome
/// that somebody wants is clear.
json forgiving(const json& operation, const json& document) {
  json result = operation;
  const json::json_pointer place(operation.value("path", ""));
  if (document.contains(place)) return result;
  if (operation.value("op", "") == "remove") return nullptr;
  if (operation.value("op", "") == "replace") result["op"] = "add";
  return result;
}

bool matches(const std::vector<std::string>& patterns, const std::string& type) {
  return std::ranges::any_of(
      patterns, [&](const std::string& pattern) { return ::fnmatch(pattern.c_str(), type.c_str(), 0) == 0; });
}

Expected<void> read_types(const json& value, std::string_view place, std::vector<std::string>& types) {
  if (!value.is_array() || !std::ranges::all_of(value, [](const json& item) { return item.is_string(); }))
    return tl::unexpected(fmt::format("{}: is no list of resource types", place));
  for (const json& item : value) types.push_back(item);
  return {};
}

void require(json& schema, const std::string& property, bool required) {
  json names = json::array();
  for (const json& name : get(schema, "required"))
    if (name != property) names.push_back(name);
  if (required) names.push_back(property);
  if (names.empty()) {
    schema.erase("required");
  } else {
    schema["required"] = sorted_set(names);
  }
}

}  // namespace

Expected<Override> Override::read(const std::filesystem::path& file) {
  const auto value = read_json(file);
  if (!value) return tl::unexpected(value.error());
  Override result;
  result.file_ = file.string();
  const auto wrong = [&](std::string_view what) { return tl::unexpected(fmt::format("{}: {}", result.file_, what)); };
  if (!value->is_object())
    return wrong("is no object with \"IncludeResourceTypes\", \"ExcludeResourceTypes\" or \"Patches\"");
  for (const auto& [key, member] : value->items()) {
    const std::string place = fmt::format("{}: {}", result.file_, key);
    if (key == "IncludeResourceTypes" || key == "IncludedResourceTypes") {
      if (auto read = read_types(member, place, result.included_); !read) return tl::unexpected(read.error());
    } else if (key == "ExcludeResourceTypes" || key == "ExcludedResourceTypes") {
      if (auto read = read_types(member, place, result.excluded_); !read) return tl::unexpected(read.error());
    } else if (key == "Patches") {
      if (!member.is_object()) return wrong("Patches: is no object of types");
      result.patches_ = member;
    } else if (key == "ResourceTypes" || key == "PropertyTypes") {
      if (!member.is_object()) return wrong(key + ": is no object of types");
      for (const auto& [type, change] : member.items()) {
        const std::size_t dot = type.find('.');
        auto& required = result.required_[type.substr(0, dot)][dot == std::string::npos ? "" : type.substr(dot + 1)];
        for (const auto& [property, facts] : get(change, "Properties").items()) {
          const json& needed = get(facts, "Required");
          if (!needed.is_boolean() || facts.size() != 1)
            return wrong(fmt::format("{}: {}: {}: only \"Required\" can be said so; say the rest in \"Patches\"", key,
                                     type, property));
          required[property] = needed;
        }
      }
    } else {
      return wrong(fmt::format(
          "\"{}\" is none of IncludeResourceTypes, ExcludeResourceTypes, Patches, ResourceTypes, PropertyTypes", key));
    }
  }
  return result;
}

bool Override::allows(const std::string& type) const {
  return (included_.empty() || matches(included_, type)) && !matches(excluded_, type);
}

std::set<std::string> Override::changed_types() const {
  std::set<std::string> names;
  for (const auto& [name, operations] : patches_.items()) names.insert(name);
  for (const auto& [name, required] : required_) names.insert(name);
  return names;
}

Expected<void> Override::change(const std::string& name, json& type) const {
  if (patches_.contains(name)) {
    if (auto patched = patch(name, patches_[name], type); !patched) return patched;
  }
  const auto changes = required_.find(name);
  if (changes == required_.end()) return {};
  for (const auto& [definition, properties] : changes->second) {
    if (!definition.empty() && !get(type, "definitions").contains(definition))
      return tl::unexpected(fmt::format("{}: {} has no part \"{}\"", file_, name, definition));
    json& schema = definition.empty() ? type["schema"] : type["definitions"][definition];
    for (const auto& [property, required] : properties) require(schema, property, required);
  }
  return {};
}

Expected<void> Override::patch(const std::string& name, const json& operations, json& type) const {
  const std::string place = fmt::format("{}: Patches: {}", file_, name);
  if (!operations.is_array()) return tl::unexpected(fmt::format("{}: is no list of operations", place));
  json schema = as_registry_schema(name, type);
  for (const json& operation : operations) {
    try {
      const json possible = operation.is_object() ? forgiving(operation, schema) : operation;
      if (!possible.is_null()) schema = schema.patch(json::array({possible}));
    } catch (const json::exception&) {
      return tl::unexpected(fmt::format("{}: {} cannot be done on this schema", place, operation.dump()));
    }
  }
  json types = json::object();
  Dropped dropped;
  if (auto added = add_registry_type(schema, place, types, dropped); !added) return added;
  if (!types.contains(name)) return tl::unexpected(fmt::format("{}: changes the name of the type", place));
  json& patched = types[name];
  for (const auto& [attribute, what] : get(type, "attributes").items()) patched["attributes"][attribute] = what;
  for (const char* member : {"ref", "lifecycle", "tagging"})
    if (type.contains(member)) patched[member] = type[member];
  type = std::move(patched);
  return {};
}

}  // namespace cfnsonnet::schema
