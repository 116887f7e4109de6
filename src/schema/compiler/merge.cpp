// The two layers are walked side by side from each type's root: a property meets the property of the same name,
// whatever the definitions on either side are called. Definitions of the newer layer are taken over when something
// refers to them.
#include "schema/compiler/merge.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/normal.h"
#include "text/ascii.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

std::set<std::string> types_of(const json& schema) {
  std::set<std::string> result;
  if (!schema.is_object()) return result;
  if (schema.contains("type")) {
    if (schema["type"].is_array()) {
      result.insert(schema["type"].begin(), schema["type"].end());
    } else {
      result.insert(schema["type"].get<std::string>());
    }
  } else if (schema.contains("properties")) {
    result.insert("object");
  }
  // CloudFormation takes an integer where a number is wanted, and the layers do not tell them apart with care.
  if (result.contains("number")) result.insert("integer");
  return result;
}

bool says_nothing(const json& schema) { return schema == true || (schema.is_object() && schema.empty()); }

/// Of the service spec's "json": an object or its text, of which nothing more is known.
bool is_any_json(const json& schema) { return schema == json{{"type", {"object", "string"}}}; }

bool has_alternatives(const json& schema) {
  return std::ranges::any_of(std::array{"anyOf", "oneOf", "allOf", "if"},
                             [&](const char* key) { return schema.contains(key); });
}

bool has_structure(const std::set<std::string>& types) { return types.contains("object") || types.contains("array"); }

std::string joined(const std::set<std::string>& names) { return fmt::format("{}", fmt::join(names, "|")); }

bool equal_any_case(const json& a, const json& b) {
  if (!a.is_string() || !b.is_string()) return a == b;
  return std::ranges::equal(a.get_ref<const std::string&>(), b.get_ref<const std::string&>(), {}, text::to_lower,
                            text::to_lower);
}

class TypeMerger {
 public:
  TypeMerger(const std::string& name, json& base, const json& newer, Disagreements& disagreements)
      : name_(name), base_(base), newer_(newer), disagreements_(disagreements) {}

  void run() {
    schema(base_["schema"], newer_["schema"], "");
    attributes();
    ref();
    for (const char* list : {"createOnly", "conditionalCreateOnly", "deprecated", "readOnly", "writeOnly"}) unite(list);
    for (const char* fact : {"tagging", "primaryIdentifier", "lifecycle"}) {
      if (!base_.contains(fact) && newer_.contains(fact)) base_[fact] = newer_[fact];
    }
  }

 private:
  void disagree(const std::string& place, std::string_view what, std::string_view older, std::string_view newer,
                std::string_view kept) {
    disagreements_.insert(
        fmt::format("{}\t{}\t{}\t{}\t{}\t{}", name_, place.empty() ? "/" : place, what, older, newer, kept));
  }

  void schema(json& old_schema, const json& new_schema, const std::string& place) {
    if (!seen_.emplace(&old_schema, &new_schema).second) return;
    json* old_part = resolve(base_, old_schema);
    const json* new_part = resolve(newer_, new_schema);
    if (!old_part || !new_part || is_any_json(*new_part) || says_nothing(*new_part)) return;
    if (referred_definition(new_schema) == builtin_tag && !says_nothing(*old_part)) return;
    if (old_part->is_boolean() || says_nothing(*old_part)) {
      // In a definition goes what the newer layer's definition says, elsewhere the reference to that.
      if (*old_part != false) *old_part = old_part == &old_schema ? adopt(new_schema) : adopt(*new_part);
      return;
    }
    if (old_part != &old_schema && !seen_.emplace(old_part, new_part).second) return;
    if (forms_of_members(*old_part, *new_part, place)) return;
    if (new_part->contains("anyOf")) {
      alternatives(*old_part, *new_part, place);
      return;
    }
    const auto old_types = types_of(*old_part), new_types = types_of(*new_part);
    const bool common = std::ranges::any_of(new_types,
                                            [&](const std::string& type) { return old_types.contains(type); });
    if (!old_types.empty() && !common) {
      // CloudFormation turns scalars into each other; of others we accept both forms.
      const bool scalars = !has_structure(old_types) && !has_structure(new_types);
      disagree(place, "type", joined(old_types), joined(new_types), scalars ? "older" : "both");
      if (!scalars) *old_part = {{"anyOf", {*old_part, adopt(*new_part)}}};
      return;
    }
    if (new_types.contains("object")) object(*old_part, *new_part, place);
    if (new_types.contains("array") && new_part->contains("items")) {
      if (old_part->contains("items")) {
        schema((*old_part)["items"], (*new_part)["items"], place + "/*");
      } else if (!has_alternatives(*old_part) && !old_part->contains("prefixItems")) {
        (*old_part)["items"] = adopt((*new_part)["items"]);
      }
    }
    enumeration(*old_part, *new_part, place);
    limits(*old_part, *new_part, place);
  }

  // Limits that both state are the newer's; of one that only the newer knows we do not know whether the older left it
  // out for good reason.
  void limits(json& old_part, const json& new_part, const std::string& place) {
    for (const char* key :
         {"pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
          "multipleOf", "minItems", "maxItems", "minProperties", "maxProperties"}) {
      if (!old_part.contains(key) || !new_part.contains(key) || old_part[key] == new_part[key]) continue;
      disagree(place, key, old_part[key].dump(), new_part[key].dump(), "newer");
      old_part[key] = new_part[key];
    }
  }

  // Both layers have one schema for each of several forms: the newer's members are gathered, and merged as those of one
  // object are.
  bool forms_of_members(json& old_part, const json& new_part, const std::string& place) {
    for (const char* key : {"oneOf", "anyOf"}) {
      if (!new_part.contains(key) || !old_part.contains(key)) continue;
      json gathered = {{"properties", json::object()}};
      for (const json& form : new_part[key]) {
        const json* resolved = resolve(newer_, form);
        if (!resolved || !get(*resolved, "properties").is_object()) return false;
        gathered["properties"].update((*resolved)["properties"]);
      }
      gathered_.push_back(std::move(gathered));  // Kept, because seen_ remembers addresses.
      return branches(old_part, gathered_.back(), place);
    }
    return false;
  }

  void alternatives(json& old_part, const json& new_part, const std::string& place) {
    if (has_alternatives(old_part)) return;
    std::set<std::string> new_types;
    for (const json& part : new_part["anyOf"]) {
      if (const json* resolved = resolve(newer_, part)) new_types.merge(types_of(*resolved));
    }
    const auto old_types = types_of(old_part);
    if (old_types.empty() ||
        std::ranges::all_of(new_types, [&](const std::string& type) { return old_types.contains(type); }))
      return;
    disagree(place, "type", joined(old_types), joined(new_types), "older");
  }

  void object(json& old_part, const json& new_part, const std::string& place) {
    if (new_part.contains("properties")) {
      if (!old_part.contains("properties")) {
        // One of several forms; or a free object or a map, where what the newer layer knows may be a mere habit.
        if (!branches(old_part, new_part, place)) {
          disagree(place, "members", "any", fmt::format("{}", new_part["properties"].size()), "older");
        }
        return;
      }
      for (const auto& [name, property] : new_part["properties"].items()) {
        const std::string there = place + "/" + name;
        if (old_part["properties"].contains(name)) {
          schema(old_part["properties"][name], property, there);
        } else if (!old_part.contains("patternProperties")) {
          old_part["properties"][name] = adopt(property);
          disagree(there, "property", "unknown", "known", "newer");
        }
      }
      for (const auto& [name, property] : old_part["properties"].items()) {
        if (!new_part["properties"].contains(name) && !is_read_only(place + "/" + name)) {
          disagree(place + "/" + name, "property", "known", "unknown", "older");
        }
      }
      required(old_part, new_part, place);
    } else if (new_part.contains("additionalProperties") && new_part["additionalProperties"].is_object()) {
      if (old_part.contains("patternProperties")) {
        for (auto& [pattern, member] : old_part["patternProperties"].items())
          schema(member, new_part["additionalProperties"], place + "/*");
      } else if (old_part.contains("additionalProperties") && old_part["additionalProperties"].is_object()) {
        schema(old_part["additionalProperties"], new_part["additionalProperties"], place + "/*");
      }
    }
  }

  // Where the older layer has one schema for each of several forms ("oneOf"), the newer has all their members in one
  // object. Each member is merged where it occurs; one that is new becomes a form of its own, if that is how the others
  // look.
  bool branches(json& old_part, const json& new_part, const std::string& place) {
    for (const char* key : {"oneOf", "anyOf"}) {
      if (!old_part.contains(key)) continue;
      json& forms = old_part[key];
      std::set<std::string> known;
      bool single = true;
      for (json& form : forms) {
        json* resolved = resolve(base_, form);
        if (!resolved || !resolved->is_object() || !resolved->contains("properties")) return false;
        json& properties = (*resolved)["properties"];
        single = single && properties.size() == 1 && get(*resolved, "additionalProperties") == false;
        for (auto& [name, property] : properties.items()) {
          known.insert(name);
          if (new_part["properties"].contains(name)) schema(property, new_part["properties"][name], place + "/" + name);
        }
      }
      for (const auto& [name, property] : new_part["properties"].items()) {
        if (known.contains(name)) continue;
        disagree(place + "/" + name, "property", "unknown", "known", single ? "newer" : "older");
        if (single) {
          forms.push_back({{"type", "object"},
                           {"properties", {{name, adopt(property)}}},
                           {"required", {name}},
                           {"additionalProperties", false}});
        }
      }
      return true;
    }
    return false;
  }

  // A member is required if no layer says that it is not: a newer layer lifts the duty, none imposes it alone.
  void required(json& old_part, const json& new_part, const std::string& place) {
    const json old_names = get(old_part, "required"), new_names = get(new_part, "required");
    json kept = json::array();
    for (const json& name : old_names) {
      const std::string there = place + "/" + name.get<std::string>();
      if (std::ranges::find(new_names, name) != new_names.end() || !new_part["properties"].contains(name) ||
          is_read_only(there)) {
        kept.push_back(name);
      } else {
        disagree(there, "required", "yes", "no", "newer");
      }
    }
    if (kept.empty()) {
      old_part.erase("required");
    } else {
      old_part["required"] = kept;
    }
    for (const json& name : new_names) {
      if (std::ranges::find(old_names, name) == old_names.end()) {
        disagree(place + "/" + name.get<std::string>(), "required", "no", "yes", "older");
      }
    }
  }

  void enumeration(json& old_part, const json& new_part, const std::string& place) {
    if (!new_part.contains("enum") || has_alternatives(old_part)) return;
    const json& new_values = new_part["enum"];
    for (const char* key : {"enum", "enumCaseInsensitive"}) {
      if (!old_part.contains(key)) continue;
      json& old_values = old_part[key];
      const bool any_case = std::string_view(key) != "enum";
      const auto lacks = [&](const json& values, const json& value) {
        return std::ranges::none_of(
            values, [&](const json& other) { return any_case ? equal_any_case(other, value) : other == value; });
      };
      json added = json::array(), missing = json::array();
      for (const json& value : new_values) {
        if (lacks(old_values, value)) added.push_back(value);
      }
      for (const json& value : old_values) {
        if (lacks(new_values, value)) missing.push_back(value);
      }
      if (!added.empty() || !missing.empty()) disagree(place, "enum", missing.dump(), added.dump(), "both");
      old_values.insert(old_values.end(), added.begin(), added.end());
      old_values = sorted_set(old_values);
      return;
    }
    if (old_part.contains("const") || old_part.contains("pattern")) return;
    disagree(place, "enum", "any", new_values.dump(), "older");
  }

  void attributes() {
    const json new_attributes = get(newer_, "attributes");
    for (const auto& [name, attribute] : new_attributes.items()) {
      if (!get(base_, "attributes").contains(name)) {
        base_["attributes"][name] = adopt(attribute);
        disagree("", "attribute", "unknown", name, "newer");
      }
    }
    const json old_attributes = get(base_, "attributes");
    for (const auto& [name, attribute] : old_attributes.items()) {
      if (!new_attributes.contains(name)) disagree("", "attribute", name, "unknown", "older");
    }
  }

  void ref() {
    if (newer_.contains("refIdentifier")) {
      const std::string name = newer_["refIdentifier"];
      const json attributes = get(base_, "attributes"), properties = get(base_["schema"], "properties");
      const json kept = attributes.contains(name)   ? attributes[name]
                        : properties.contains(name) ? properties[name]
                                                    : adopt(newer_["ref"]);
      if (get(base_, "primaryIdentifier") != json::array({name})) {
        disagree("", "ref", get(base_, "primaryIdentifier").dump(), name, "newer");
      }
      base_["ref"] = kept;
    } else if (!base_.contains("ref") && newer_.contains("ref")) {
      base_["ref"] = adopt(newer_["ref"]);
    }
  }

  // What surely replaces does not only perhaps replace, and what lies in something that replaces need not be named.
  void unite(const char* list) {
    const bool perhaps = std::string_view(list) == "conditionalCreateOnly";
    const auto older = paths(base_, list);
    const auto sure = perhaps ? paths(base_, "createOnly") : std::set<std::string>();
    auto both = older;
    both.merge(paths(newer_, list));
    if (std::string_view(list).ends_with("reateOnly")) both = outermost(both, sure);
    for (const std::string& path : both) {
      if (!older.contains(path)) disagree("/" + path, list, "no", "yes", "newer");
    }
    if (both.empty()) {
      base_.erase(list);
    } else {
      base_[list] = both;
    }
  }

  static std::set<std::string> paths(const json& type, const char* list) {
    const json& found = get(type, list);
    return {found.begin(), found.end()};
  }

  // A schema of the newer layer, for use in the older, with the definitions that it needs.
  json adopt(const json& part) {
    if (part.is_array()) {
      json result = json::array();
      for (const json& item : part) result.push_back(adopt(item));
      return result;
    }
    if (!part.is_object()) return part;
    json result = json::object();
    for (const auto& [key, value] : part.items()) result[key] = adopt(value);
    const std::string name = referred_definition(part);
    if (name.empty()) return result;
    const json& theirs = newer_["definitions"][name];
    if (!base_.contains("definitions")) base_["definitions"] = json::object();
    if (!base_["definitions"].contains(name)) {
      base_["definitions"][name] = json();  // It may refer to itself.
      base_["definitions"][name] = adopt(theirs);
    } else if (!base_["definitions"][name].is_null()) {
      schema(base_["definitions"][name], theirs, "#" + name);
    }
    return result;
  }

  [[nodiscard]] bool is_read_only(const std::string& place) const {
    if (!base_.contains("readOnly")) return false;
    const std::string path = place.substr(1);
    return std::ranges::any_of(base_["readOnly"], [&](const json& item) { return item == path; });
  }

  const std::string& name_;
  json& base_;
  const json& newer_;
  Disagreements& disagreements_;
  std::set<std::pair<const json*, const json*>> seen_;
  std::deque<json> gathered_;
};

}  // namespace

void merge(json& base, const json& newer, Disagreements& disagreements) {
  for (const auto& [name, type] : base.items()) {
    if (!newer.contains(name)) disagreements.insert(fmt::format("{}\t/\ttype\tknown\tunknown\tolder", name));
  }
  for (const auto& [name, type] : newer.items()) {
    if (base.contains(name)) {
      TypeMerger(name, base[name], type, disagreements).run();
    } else {
      base[name] = type;
      disagreements.insert(fmt::format("{}\t/\ttype\tunknown\tknown\tnewer", name));
    }
    base[name].erase("refIdentifier");
  }
}

}  // namespace cfnsonnet::schema
