#include "schema/compiler/registry.h"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/normal.h"
#include "schema/keyword.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

// Members of a type that describe it without saying what is valid.
const std::set<std::string_view> type_level = {"typeName",
                                               "sourceUrl",
                                               "documentationUrl",
                                               "description",
                                               "$schema",
                                               "$id",
                                               "handlers",
                                               "tagging",
                                               "taggable",
                                               "lifecycle",
                                               "additionalIdentifiers",
                                               "propertyTransform",
                                               "replacementStrategy",
                                               "resourceLink",
                                               "definitions",
                                               "primaryIdentifier",
                                               "readOnlyProperties",
                                               "writeOnlyProperties",
                                               "createOnlyProperties",
                                               "conditionalCreateOnlyProperties",
                                               "deprecatedProperties",
                                               "nonPublicProperties",
                                               "nonPublicDefinitions",
                                               "typeConfiguration",
                                               "$comment",
                                               "remote",
                                               "permissions",
                                               "title"};

class Cleaner {
 public:
  explicit Cleaner(Dropped& dropped) : dropped_(dropped) {}

  /// A schema with our keywords only.
  json clean(const json& schema) {
    if (schema.is_boolean()) return schema;
    if (!schema.is_object()) return true;
    json result = json::object();
    for (const auto& [key, argument] : schema.items()) {
      if (key == "$ref") {
        if (argument.is_string()) result[key] = reference(argument);
      } else if (key == "then" || key == "else") {
        if (schema.contains("if")) result[key] = clean(argument);
      } else if (key == "items" && argument.is_array()) {
        // Draft 7 writes prefixItems so, and "items" after them as "additionalItems".
        result["prefixItems"] = clean_list(argument);
        if (schema.contains("additionalItems")) result["items"] = clean(schema["additionalItems"]);
      } else if (key == "dependencies") {
        dependencies(argument, result);
      } else if (const KeywordInfo* keyword = find_keyword(key)) {
        if (json cleaned = clean_argument(*keyword, argument); !cleaned.is_null()) result[key] = std::move(cleaned);
      } else if (key != "additionalItems") {
        ++dropped_[key];
      }
    }
    // Pairs of values that mean nothing apart.
    if (result.contains("items") && result["items"].is_boolean() && !schema.contains("additionalItems"))
      result.erase("items");
    return result;
  }

  /// Definitions that had to be made for references to places that are none: "#/properties/Name".
  json extra_definitions = json::object();
  const json* properties = nullptr;

 private:
  json clean_list(const json& list) {
    json result = json::array();
    for (const json& item : list) result.push_back(clean(item));
    return result;
  }

  // Null: nothing is left of it.
  json clean_argument(const KeywordInfo& keyword, const json& argument) {
    switch (keyword.argument) {
      case Argument::schema:
      case Argument::condition: return clean(argument);
      case Argument::schemas: return argument.is_array() && !argument.empty() ? clean_list(argument) : json();
      case Argument::properties:
      case Argument::pattern_properties: {
        if (!argument.is_object()) return {};
        json result = json::object();
        for (const auto& [name, member] : argument.items()) {
          // What the extended registry schemas call a transform is no property of the resource.
          result[name] = clean(member);
        }
        return result;
      }
      case Argument::values:
        if (!argument.is_array()) return {};
        return sorted_set(argument);
      case Argument::strings:
      case Argument::comparisons: return argument.is_array() && !argument.empty() ? sorted_set(argument) : json();
      case Argument::flag: return argument == true ? json(true) : json();
      case Argument::count:
        return argument.is_number() && argument.get<double>() >= (keyword.keyword == Keyword::max_items ? 0 : 1)
                   ? argument
                   : json();
      case Argument::number: return argument.is_number() ? argument : json();
      case Argument::text:
      case Argument::pattern: return argument.is_string() && argument != "" ? argument : json();
      case Argument::types: return argument.is_array() && argument.size() == 1 ? argument[0] : argument;
      default: return argument;
    }
  }

  json reference(const std::string& target) {
    constexpr std::string_view to_property = "#/properties/";
    if (!target.starts_with(to_property) || !properties) return target;
    const std::string name = target.substr(to_property.size());
    if (name.find('/') != std::string::npos || !properties->contains(name)) return target;
    const std::string made = "properties." + name;
    if (!extra_definitions.contains(made)) {
      extra_definitions[made] = true;  // It may refer to itself.
      extra_definitions[made] = clean((*properties)[name]);
    }
    return "#/definitions/" + made;
  }

  // Draft 7: "dependencies" holds a list of names (dependentRequired) or a schema (which we say with if and then).
  void dependencies(const json& argument, json& result) {
    if (!argument.is_object()) return;
    for (const auto& [name, dependency] : argument.items()) {
      if (dependency.is_array()) {
        result["dependentRequired"][name] = sorted_set(dependency);
      } else {
        result["allOf"].push_back({{"if", {{"required", json::array({name})}}}, {"then", clean(dependency)}});
      }
    }
  }

  Dropped& dropped_;
};

// "/properties/Rules/*/Id" or "/properties/Rules/items/properties/Id" → "Rules/*/Id".
json paths(const json& pointers) {
  std::set<std::string> result;
  for (const json& item : pointers) {
    if (!item.is_string()) continue;
    std::string_view rest = item.get_ref<const std::string&>();
    std::string path;
    if (rest.starts_with("#")) rest.remove_prefix(1);
    while (rest.starts_with('/')) {
      rest.remove_prefix(1);
      const std::string_view step = rest.substr(0, rest.find('/'));
      rest.remove_prefix(step.size());
      if (step == "properties") continue;
      if (!path.empty()) path += '/';
      path += step == "items" ? "*" : step;
    }
    if (!path.empty()) result.insert(path);
  }
  return json(result);
}

// The schema at a path of properties within the type, or null.
const json* at_path(const json& type, std::string_view path) {
  const json* schema = &type["schema"];
  while (!path.empty()) {
    const std::string step(path.substr(0, path.find('/')));
    path.remove_prefix(std::min(path.size(), step.size() + 1));
    schema = resolve(type, *schema);
    if (!schema) return nullptr;
    if (step == "*") {
      if (!schema->is_object() || !schema->contains("items")) return nullptr;
      schema = &(*schema)["items"];
    } else {
      if (!schema->is_object() || !schema->contains("properties") || !(*schema)["properties"].contains(step))
        return nullptr;
      schema = &(*schema)["properties"][step];
    }
  }
  return schema;
}

// Some published schemas refer to definitions that they lack; of such a place nothing is known, and another layer may
// say.
void drop_broken_references(const json& type, json& at, Dropped& dropped) {
  if (at.is_object() && at.contains("$ref") && !resolve(type, at)) {
    at.erase("$ref");
    ++dropped["$ref to nowhere"];
  }
  if (!at.is_structured()) return;
  for (json& child : at) drop_broken_references(type, child, dropped);
}

void add_attributes(json& type) {
  for (const std::string path : get(type, "readOnly")) {
    if (path.find('*') != std::string::npos) continue;  // Fn::GetAtt does not reach into lists.
    std::string name = path;
    std::ranges::replace(name, '/', '.');
    const json* schema = at_path(type, path);
    type["attributes"][name] = schema ? *schema : json(true);
  }
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html
void add_ref(json& type) {
  const json ids = get(type, "primaryIdentifier");
  if (ids.empty()) return;
  const json* schema = ids.size() == 1 ? at_path(type, ids[0].get<std::string>()) : nullptr;
  type["ref"] = schema ? *schema : json{{"type", "string"}};
}

}  // namespace

namespace {

/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
bool is_type_name(std::string_view name) {
  const auto may_be = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == ':' || c == '_' || c == '-' || c == '@';
  };
  return !name.empty() && std::ranges::all_of(name, may_be);
}

/// Whether a name in the schema has characters that would break a line in two.
bool has_control_characters(const json& at) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (at.is_object())
    for (const auto& [name, value] : at.items())
      if (std::ranges::any_of(name, is_control) || has_control_characters(value)) return true;
  return at.is_array() && std::ranges::any_of(at, has_control_characters);
}

Expected<void> add_type(const json& schema, const std::string& file, json& types, Dropped& dropped) {
  const auto wrong = [&](std::string_view what) { return tl::unexpected(fmt::format("{}: {}", file, what)); };
  if (!schema.is_object()) return wrong("is no schema of a resource type: no object");
  if (!schema.contains("typeName") || !schema["typeName"].is_string())
    return wrong("is no schema of a resource type: no \"typeName\"");
  const std::string name = schema["typeName"];
  if (!is_type_name(name)) return wrong("has a \"typeName\" that is none, such as Organization::Service::Resource");
  if (has_control_characters(schema)) return wrong("has a name with characters that cannot be shown");
  if (name.find("::") == std::string::npos && name != "Module")
    return wrong(fmt::format("\"{}\" is no name of a resource type", name));
  if (schema.contains("properties") && !schema["properties"].is_object()) return wrong("/properties: is no object");
  if (schema.contains("definitions") && !schema["definitions"].is_object()) return wrong("/definitions: is no object");

  Cleaner cleaner(dropped);
  cleaner.properties = schema.contains("properties") ? &schema["properties"] : nullptr;
  json body = json::object();
  for (const auto& [key, member] : schema.items()) {
    if (!type_level.contains(key)) body[key] = member;
  }
  json type = json::object();
  type["schema"] = cleaner.clean(body);
  type["schema"]["type"] = "object";
  if (schema.contains("definitions")) {
    for (const auto& [definition, member] : schema["definitions"].items())
      type["definitions"][definition] = cleaner.clean(member);
  }
  for (const auto& [definition, member] : cleaner.extra_definitions.items()) type["definitions"][definition] = member;

  drop_broken_references(type, type, dropped);

  const std::pair<const char*, const char*> lists[] = {{"readOnlyProperties", "readOnly"},
                                                       {"writeOnlyProperties", "writeOnly"},
                                                       {"createOnlyProperties", "createOnly"},
                                                       {"conditionalCreateOnlyProperties", "conditionalCreateOnly"},
                                                       {"deprecatedProperties", "deprecated"}};
  for (const auto& [theirs, ours] : lists) {
    if (json found = paths(get(schema, theirs)); !found.empty()) type[ours] = std::move(found);
  }
  if (schema.contains("primaryIdentifier") && schema["primaryIdentifier"].is_array()) {
    json ids = json::array();
    for (const json& id : schema["primaryIdentifier"]) {  // In their order: it is that of a composed identifier.
      for (const json& path : paths(json::array({id}))) ids.push_back(path);
    }
    if (!ids.empty()) type["primaryIdentifier"] = std::move(ids);
  }
  if (schema.contains("lifecycle") && schema["lifecycle"].is_object()) {
    for (const char* key : {"status", "date"}) {
      if (schema["lifecycle"].contains(key)) type["lifecycle"][key] = schema["lifecycle"][key];
    }
  }
  if (schema.contains("tagging") && schema["tagging"].is_object() && schema["tagging"].value("taggable", true)) {
    const std::string property = schema["tagging"].value("tagProperty", "/properties/Tags");
    const json path = paths(json::array({property}));
    if (!path.empty() && get(type["schema"], "properties").contains(path[0])) type["tagging"] = path[0];
  }
  add_attributes(type);
  add_ref(type);
  types[name] = std::move(type);
  return {};
}

}  // namespace

Expected<void> add_registry_type(const json& schema, const std::string& file, json& types, Dropped& dropped) {
  try {
    return add_type(schema, file, types, dropped);
  } catch (const json::exception&) {
    // Something within has not the type that the format gives it.
    return tl::unexpected(fmt::format("{}: is no schema of a resource type: a member has the wrong form", file));
  }
}

Expected<json> read_registry_folder(const std::filesystem::path& folder, Dropped& dropped) {
  json types = json::object();
  const auto add = [&](const std::filesystem::path& file) {
    return read_json(file).and_then(
        [&](const json& schema) { return add_registry_type(schema, file.string(), types, dropped); });
  };
  const std::filesystem::path list = folder / "providers" / "us_east_1.py";
  std::error_code ignored;
  if (std::filesystem::exists(list, ignored)) {
    const auto text = read_file(list);
    if (!text) return tl::unexpected(text.error());
    // Lines such as `    "AWS::S3::Bucket": "0123456789abcdef",`: the second word of each is the name of a file.
    std::set<std::string> files;
    for (std::size_t at = text->find("\": \""); at != std::string::npos; at = text->find("\": \"", at + 1)) {
      const std::size_t start = at + 4;
      const std::string hash = text->substr(start, text->find('"', start) - start);
      if (!hash.empty() && hash.find_first_not_of("0123456789abcdef") == std::string::npos)
        files.insert(hash + ".json");
    }
    if (files.empty()) return tl::unexpected(fmt::format("{}: lists no types", list.string()));
    for (const std::string& file : files) {
      if (auto added = add(folder / "resources" / file); !added) return tl::unexpected(added.error());
    }
    return types;
  }
  const auto files = json_files(folder);
  if (!files) return tl::unexpected(files.error());
  for (const auto& file : *files) {
    if (auto added = add(file); !added) return tl::unexpected(added.error());
  }
  if (types.empty()) return tl::unexpected(fmt::format("{}: holds no schemas of resource types", folder.string()));
  return types;
}

}  // namespace cfnsonnet::schema
