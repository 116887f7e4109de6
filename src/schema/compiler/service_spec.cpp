// The database holds entities, each with an "$id", in collections by kind. We read `resource` and `typeDefinition`,
// whose form is declared in the package @aws-cdk/service-spec-types (lib/types/resource.d.ts and common.d.ts). A
// resource's properties refer to definitions by id; within one resource the definitions' names are unique.
#include "schema/compiler/service_spec.h"

#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/normal.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

/// Ends the reading; never leaves this file.
struct Problem {
  std::string what;
};

const json& member(const json& object, const char* name, const std::string& place) {
  if (!object.is_object() || !object.contains(name)) throw Problem{fmt::format("{}: no \"{}\"", place, name)};
  return object[name];
}

std::string text(const json& object, const char* name, const std::string& place) {
  const json& value = member(object, name, place);
  if (!value.is_string()) throw Problem{fmt::format("{}: \"{}\" is no string", place, name)};
  return value;
}

// One resource, and the definitions that it reaches.
class ResourceReader {
 public:
  ResourceReader(const std::map<std::string, const json*>& definitions, const json& resource)
      : definitions_(definitions),
        resource_(resource),
        name_(text(resource, "cloudFormationType", "/schema/resource")) {}

  json read() {
    type_["schema"] = object(member(resource_, "properties", name_));
    type_["schema"]["additionalProperties"] = false;
    for (const auto& [name, attribute] : get(resource_, "attributes").items()) {
      type_["attributes"][name] = schema(member(attribute, "type", name_ + "." + name));
    }
    for (auto& [name, definition] : made_) type_["definitions"][name] = std::move(definition);
    walk(resource_["properties"], "");
    for (const json& path : get(resource_, "additionalReplacementProperties")) {
      std::string joined;
      for (const json& step : path) joined += (joined.empty() ? "" : "/") + step.get<std::string>();
      create_only_.insert(joined);
    }
    list("createOnly", outermost(create_only_));
    list("conditionalCreateOnly", outermost(conditional_create_only_, create_only_));
    list("deprecated", deprecated_);
    identifiers();
    if (resource_.contains("tagInformation"))
      type_["tagging"] = text(resource_["tagInformation"], "tagPropertyName", name_);
    return std::move(type_);
  }

 private:
  json object(const json& properties) {
    json result = {{"type", "object"}};
    std::set<std::string> required;
    for (const auto& [name, property] : properties.items()) {
      result["properties"][name] = schema(member(property, "type", name_ + "." + name));
      if (property.value("required", false)) required.insert(name);
    }
    // A definition without properties is one of which nothing is known.
    if (result.contains("properties")) result["additionalProperties"] = false;
    if (!required.empty()) result["required"] = required;
    return result;
  }

  json schema(const json& type) {
    const std::string kind = text(type, "type", name_);
    if (kind == "string" || kind == "integer") {
      json result = {{"type", kind}};
      if (type.contains("allowedValues")) result["enum"] = sorted_set(type["allowedValues"]);
      return result;
    }
    if (kind == "number" || kind == "boolean" || kind == "null") return {{"type", kind}};
    if (kind == "json") return {{"type", {"object", "string"}}};
    if (kind == "date-time") return {{"type", "string"}, {"format", "date-time"}};
    if (kind == "array") return {{"type", "array"}, {"items", schema(member(type, "element", name_))}};
    if (kind == "map") return {{"type", "object"}, {"additionalProperties", schema(member(type, "element", name_))}};
    if (kind == "union") {
      json result = {{"anyOf", json::array()}};
      for (const json& part : member(type, "types", name_)) result["anyOf"].push_back(schema(part));
      return result;
    }
    if (kind == "tag") {
      const std::string name(builtin_tag);
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-resource-tags.html
      const json string = {{"type", "string"}};
      made_[name] = {{"type", "object"},
                     {"properties", {{"Key", string}, {"Value", string}}},
                     {"required", {"Key", "Value"}},
                     {"additionalProperties", false}};
      return {{"$ref", "#/definitions/" + name}};
    }
    if (kind == "ref") {
      const json& entity = definition(type);
      const std::string name = text(entity, "name", name_);
      if (made_.emplace(name, json()).second) made_[name] = object(member(entity, "properties", name_ + "." + name));
      return {{"$ref", "#/definitions/" + name}};
    }
    throw Problem{fmt::format("{}: unknown type \"{}\"", name_, kind)};
  }

  const json& definition(const json& type) const {
    const std::string id = text(member(type, "reference", name_), "$ref", name_);
    const auto found = definitions_.find(id);
    if (found == definitions_.end()) throw Problem{fmt::format("{}: no definition has the id {}", name_, id)};
    return *found->second;
  }

  // Collects what is said of properties by their place; a definition that contains itself is entered once.
  void walk(const json& properties, const std::string& base) {
    for (const auto& [name, property] : properties.items()) {
      const std::string path = base.empty() ? name : base + "/" + name;
      const std::string replacement = property.value("causesReplacement", "no");
      if (replacement == "yes") create_only_.insert(path);
      if (replacement == "maybe") conditional_create_only_.insert(path);
      if (property.value("deprecated", "NONE") != "NONE") deprecated_.insert(path);
      walk_type(property["type"], path);
    }
  }

  void walk_type(const json& type, const std::string& path) {
    const std::string kind = type["type"];
    if (kind == "array") walk_type(type["element"], path + "/*");
    if (kind != "ref") return;
    const json& entity = definition(type);
    if (!open_.insert(&entity).second) return;
    walk(entity["properties"], path);
    open_.erase(&entity);
  }

  void list(const char* name, const std::set<std::string>& paths) {
    if (!paths.empty()) type_[name] = paths;
  }

  void identifiers() {
    const auto dotted_to_path = [](const json& names) {
      json result = json::array();
      for (std::string name : names) {
        for (char& c : name) c = c == '.' ? '/' : c;
        result.push_back(name);
      }
      return result;
    };
    if (resource_.contains("primaryIdentifier"))
      type_["primaryIdentifier"] = dotted_to_path(resource_["primaryIdentifier"]);
    // What Ref returns is the primary identifier, unless the database says otherwise.
    const bool own = resource_.contains("cfnRefIdentifier");
    const json ids = own ? resource_["cfnRefIdentifier"] : get(resource_, "primaryIdentifier");
    if (ids.empty()) return;
    type_["ref"] = {{"type", "string"}};
    if (ids.size() != 1) return;
    const std::string name = ids[0];
    if (type_.contains("attributes") && type_["attributes"].contains(name)) {
      type_["ref"] = type_["attributes"][name];
    } else if (type_["schema"].contains("properties") && type_["schema"]["properties"].contains(name)) {
      type_["ref"] = type_["schema"]["properties"][name];
    }
    if (own) type_["refIdentifier"] = name;
  }

  const std::map<std::string, const json*>& definitions_;
  const json& resource_;
  std::string name_;
  json type_ = json::object();
  std::map<std::string, json> made_;
  std::set<std::string> create_only_, conditional_create_only_, deprecated_;
  std::set<const json*> open_;
};

}  // namespace

Expected<json> normalise_service_spec(const json& database, const std::string& file) {
  try {
    const json& collections = member(database, "schema", file);
    std::map<std::string, const json*> definitions;
    for (const json& entity :
         member(member(collections, "typeDefinition", "/schema"), "entities", "/schema/typeDefinition")) {
      definitions[text(entity, "$id", "/schema/typeDefinition")] = &entity;
    }
    json types = json::object();
    for (const json& resource : member(member(collections, "resource", "/schema"), "entities", "/schema/resource")) {
      types[text(resource, "cloudFormationType", "/schema/resource")] = ResourceReader(definitions, resource).read();
    }
    return types;
  } catch (const Problem& problem) {
    return tl::unexpected(fmt::format("{}: is no database of aws-service-spec: {}", file, problem.what));
  } catch (const json::exception&) {
    // Every place that is likely to be wrong has a message of its own above; this is the net below them.
    return tl::unexpected(fmt::format("{}: is no database of aws-service-spec", file));
  }
}

Expected<json> read_service_spec(const std::filesystem::path& file) {
  return read_json(file).and_then(
      [&](const json& database) { return normalise_service_spec(database, file.string()); });
}

}  // namespace cfnsonnet::schema
