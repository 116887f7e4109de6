#include "schema/compiler/normal.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace cfnsonnet::schema {

using nlohmann::json;

namespace {

// Longer chains of definitions that are nothing but a reference are circles.
constexpr int max_chain = 32;

template <typename Json>
Json* resolve_any(Json& type, Json& schema) {
  Json* at = &schema;
  for (int i = 0; i < max_chain; ++i) {
    const std::string name = referred_definition(*at);
    if (name.empty()) return at->is_object() && at->contains("$ref") ? nullptr : at;
    if (!type.contains("definitions") || !type["definitions"].contains(name)) return nullptr;
    at = &type["definitions"][name];
  }
  return nullptr;
}

}  // namespace

const json* resolve(const json& type, const json& schema) { return resolve_any(type, schema); }
json* resolve(json& type, json& schema) { return resolve_any(type, schema); }

const json& get(const json& object, const char* name) {
  static const json null;
  if (!object.is_object()) return null;
  const auto found = object.find(name);
  return found == object.end() ? null : *found;
}

std::string referred_definition(const json& schema) {
  constexpr std::string_view local = "#/definitions/";
  if (!schema.is_object() || !schema.contains("$ref") || !schema["$ref"].is_string()) return {};
  const std::string& target = schema["$ref"].get_ref<const std::string&>();
  return target.starts_with(local) ? target.substr(local.size()) : std::string();
}

std::set<std::string> outermost(const std::set<std::string>& paths, const std::set<std::string>& others) {
  std::set<std::string> result;
  for (const std::string& path : paths) {
    bool inner = others.contains(path);
    for (std::size_t end = path.rfind('/'); end != std::string::npos && end != 0 && !inner;
         end = path.rfind('/', end - 1)) {
      const std::string outer = path.substr(0, end);
      inner = paths.contains(outer) || others.contains(outer);
    }
    if (!inner) result.insert(path);
  }
  return result;
}

json sorted_set(const json& list) {
  json result = list;
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace cfnsonnet::schema
