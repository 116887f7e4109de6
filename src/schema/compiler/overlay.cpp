#include "schema/compiler/overlay.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "schema/compiler/kinds.h"
#include "schema/compiler/normal.h"
#include "schema/compiler/widen.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

Expected<Fact> parse_fact(const json& value, std::string place) {
  const auto wrong = [&](std::string_view what) { return tl::unexpected(fmt::format("{}: {}", place, what)); };
  Fact fact;
  if (!value.is_object()) return wrong("is no object");
  for (const auto& [key, member] : value.items()) {
    if (key == "type" && member.is_string()) {
      fact.types.push_back(member);
    } else if (key == "types" && member.is_array()) {
      for (const json& type : member) {
        if (!type.is_string()) return wrong("\"types\" lists something that is no string");
        fact.types.push_back(type);
      }
    } else if (key == "define" && member.is_object()) {
      fact.define = member;
    } else if (key == "merge" && member.is_object()) {
      fact.merge = member;
    } else if (key == "widen" && member.is_object()) {
      if (auto checked = check_widening(member); !checked) return wrong(checked.error());
      fact.widen = member;
    } else if (key == "rule" && member.is_string()) {
      fact.rule = member;
    } else if (key == "require" && member.is_object()) {
      fact.require = member;
    } else if (key == "gives" && member.is_object()) {
      fact.gives = member;
    } else if (key == "takes" && member.is_object()) {
      fact.takes = member;
    } else if (key == "attributes" && member == "properties") {
      fact.properties_are_attributes = true;
    } else if (key == "source" && member.is_string() && member.get_ref<const std::string&>().starts_with("https://")) {
      continue;
    } else if (key == "note" && member.is_string()) {
      continue;
    } else {
      return wrong(fmt::format("\"{}\" is no member of a fact, or has the wrong form", key));
    }
  }
  if (fact.types.empty()) return wrong("needs \"type\" or \"types\"");
  if (!value.contains("source")) return wrong("needs \"source\", the address of the page that states it");
  if (fact.define.is_null() && fact.merge.is_null() && fact.widen.is_null() && fact.require.is_null() &&
      fact.gives.is_null() && fact.takes.is_null() && !fact.properties_are_attributes)
    return wrong(
        "says nothing: it needs \"define\", \"merge\", \"widen\", \"require\", \"gives\", \"takes\" or \"attributes\"");
  if (fact.require.is_null() != fact.rule.empty()) return wrong("\"require\" and \"rule\" stand together");
  fact.place = std::move(place);
  return fact;
}

// Fn::GetAtt reaches through objects ("A.B"), and to lists as a whole, but not into lists.
class PropertyAttributes {
 public:
  explicit PropertyAttributes(json& type) : type_(type) {}

  void run() {
    for (const auto& [name, property] : get(type_["schema"], "properties").items()) add(name, property);
    for (const auto& [name, property] : found_.items()) type_["attributes"][name] = property;
  }

 private:
  void add(const std::string& name, const json& property) {
    const json* schema = resolve(type_, property);
    if (!schema || !schema->is_object()) return;
    if (is(*schema, "object")) {
      if (!open_.insert(schema).second) return;
      for (const auto& [member, child] : get(*schema, "properties").items()) add(name + "." + member, child);
      open_.erase(schema);
      return;
    }
    found_[name] = property;
  }

  static bool is(const json& schema, std::string_view type) {
    if (!schema.is_object()) return false;
    const json& types = get(schema, "type");
    return types == type || (types.is_array() && std::ranges::find(types, json(type)) != types.end());
  }

  json& type_;
  json found_ = json::object();
  std::set<const json*> open_;
};

// {"passedTo": "AWS::Lambda::Function/VpcConfig"} becomes that property's schema. The definitions that it needs come
// along, under names that no other definition has: "AWS::Lambda::Function.VpcConfig".
class PassedProperties {
 public:
  PassedProperties(const json& types, json& type) : types_(types), type_(type) {}

  Expected<void> run() {
    if (auto expanded = expand(type_); !expanded) return expanded;
    for (auto& [name, definition] : adopted_.items()) type_["definitions"][name] = std::move(definition);
    return {};
  }

 private:
  Expected<void> expand(json& schema) {
    if (schema.is_object() && get(schema, "passedTo").is_string()) {
      const std::string place = schema["passedTo"];
      const std::size_t slash = std::min(place.find('/'), place.size());
      const std::size_t dot = std::min(place.find('.'), slash);
      const std::string type = place.substr(0, dot);
      const json& owner = get(types_, type.c_str());
      const json& holder = dot == slash
                               ? get(owner, "schema")
                               : get(get(owner, "definitions"), place.substr(dot + 1, slash - dot - 1).c_str());
      const json property = get(get(holder, "properties"),
                                slash == place.size() ? "" : place.substr(slash + 1).c_str());
      if (property.is_null()) return tl::unexpected(fmt::format("there is no property \"{}\"", place));
      schema = property;
      adopt(type, schema);
      return {};
    }
    if (!schema.is_structured()) return {};
    for (json& part : schema) {
      if (auto expanded = expand(part); !expanded) return expanded;
    }
    return {};
  }

  /// Makes a schema of the type `owner` one of this type.
  void adopt(const std::string& owner, json& schema) {
    if (const std::string name = referred_definition(schema); !name.empty()) {
      const std::string here = owner + "." + name;
      schema["$ref"] = "#/definitions/" + here;
      if (adopted_.contains(here)) return;
      adopted_[here] = nullptr;  // it may contain itself
      json definition = get(get(types_[owner], "definitions"), name.c_str());
      adopt(owner, definition);
      adopted_[here] = std::move(definition);
    } else if (schema.is_structured()) {
      for (json& part : schema) adopt(owner, part);
    }
  }

  const json& types_;
  json& type_;
  json adopted_ = json::object();
};

/// For each value the regions that its set names.
Expected<json> parse_table(const json& value, const std::string& file) {
  const auto wrong = [&](std::string_view what) { return tl::unexpected(fmt::format("{}: {}", file, what)); };
  if (!get(value, "source").is_string()) return wrong("needs \"source\", the address of the page that states it");
  const json& sets = get(value, "regions");
  const json& values = get(value, "values");
  if (!sets.is_object() || !values.is_object()) return wrong("needs \"regions\" and \"values\", two objects");
  json table = json::object();
  for (const auto& [name, set] : values.items()) {
    if (!set.is_string() || !sets.contains(set.get_ref<const std::string&>()))
      return wrong(fmt::format("the value \"{}\" names no set of regions", name));
    table[name] = sets[set.get_ref<const std::string&>()];
  }
  return table;
}

/// Puts the tables that a schema names into it.
Expected<void> expand_tables(json& schema, const std::map<std::string, json>& tables) {
  if (schema.is_object() && schema.contains("valuesByRegion")) {
    const json& name = schema["valuesByRegion"];
    const auto table = name.is_string() ? tables.find(name.get_ref<const std::string&>()) : tables.end();
    if (table == tables.end()) return tl::unexpected(fmt::format("there is no table {}", name.dump()));
    schema["valuesByRegion"] = table->second;
    return {};
  }
  if (!schema.is_structured()) return {};
  for (json& part : schema) {
    if (auto expanded = expand_tables(part, tables); !expanded) return expanded;
  }
  return {};
}

}  // namespace

std::vector<std::string> matching_types(const std::string& place, const json& types) {
  if (!place.ends_with("::*")) return {place};
  const std::string_view service = std::string_view(place).substr(0, place.size() - 1);
  std::vector<std::string> names;
  for (const auto& [name, type] : types.items()) {
    if (name.starts_with(service)) names.push_back(name);
  }
  return names;
}

Expected<void> Overlay::add(const json& contents, const std::string& file) {
  if (contents.is_object()) {
    auto table = parse_table(contents, file);
    if (!table) return tl::unexpected(std::move(table.error()));
    tables_[std::filesystem::path(file).stem().string()] = std::move(*table);
    return {};
  }
  if (!contents.is_array()) return tl::unexpected(fmt::format("{}: is neither a list of facts nor a table", file));
  for (std::size_t i = 0; i < contents.size(); ++i) {
    auto fact = parse_fact(contents[i], fmt::format("{}: fact {}", file, i + 1));
    if (!fact) return tl::unexpected(std::move(fact.error()));
    facts_.push_back(std::move(*fact));
  }
  return {};
}

Expected<void> Overlay::require(const Fact& fact, json& type, const std::string& definition) const {
  json schema = fact.require;
  schema["rule"] = fact.rule;
  if (auto expanded = expand_tables(schema, tables_); !expanded)
    return tl::unexpected(fmt::format("{}: {}", fact.place, expanded.error()));
  if (definition.empty()) {
    type["schema"]["allOf"].push_back(std::move(schema));
  } else if (get(type, "definitions").contains(definition)) {
    type["definitions"][definition]["allOf"].push_back(std::move(schema));
  } else {
    return tl::unexpected(fmt::format("{}: the type has no definition \"{}\"", fact.place, definition));
  }
  return {};
}

Expected<void> Overlay::apply(json& types) const {
  for (const Fact& fact : facts_) {
    for (const std::string& place : fact.types) {
      for (const std::string& one : matching_types(place, types)) {
        if (auto applied = apply(fact, one, types); !applied) return applied;
      }
    }
  }
  // These two copy what the other facts have made of the properties.
  for (const Fact& fact : facts_) {
    if (!fact.properties_are_attributes) continue;
    for (const std::string& name : fact.types) PropertyAttributes(types[name]).run();
  }
  add_kinds_by_name(types);
  if (auto set = set_kinds(types); !set) return set;
  return expand_passed(types);
}

Expected<void> Overlay::set_kinds(json& types) const {
  for (const Fact& fact : facts_) {
    for (const std::string& name : fact.types) {
      auto set = fact.gives.is_null() ? Expected<void>() : set_given_kinds(types[name], name, fact.gives);
      if (set && !fact.takes.is_null()) set = set_taken_kinds(types[name], fact.takes);
      if (!set) return tl::unexpected(fmt::format("{}: {}: {}", fact.place, name, set.error()));
    }
  }
  return {};
}

Expected<void> Overlay::apply(const Fact& fact, const std::string& place, json& types) const {
  const std::size_t dot = place.find('.');
  const std::string name = place.substr(0, dot);
  const std::string definition = dot == std::string::npos ? "" : place.substr(dot + 1);
  if (!fact.define.is_null()) types[name] = fact.define;
  if (!types.contains(name)) return tl::unexpected(fmt::format("{}: unknown type \"{}\"", fact.place, name));
  json& type = types[name];
  if (!fact.merge.is_null()) type.merge_patch(fact.merge);
  if (!fact.widen.is_null()) widen(type, definition, fact.widen);
  return fact.require.is_null() ? Expected<void>() : require(fact, type, definition);
}

Expected<void> Overlay::expand_passed(json& types) const {
  for (const Fact& fact : facts_) {
    if (fact.define.is_null()) continue;
    for (const std::string& name : fact.types) {
      if (auto expanded = PassedProperties(types, types[name]).run(); !expanded)
        return tl::unexpected(fmt::format("{}: {}", fact.place, expanded.error()));
    }
  }
  return {};
}

Expected<Overlay> read_overlay(const std::filesystem::path& folder) {
  const auto files = json_files(folder);
  if (!files) return tl::unexpected(files.error());
  Overlay overlay;
  for (const auto& file : *files) {
    const auto contents = read_json(file);
    if (!contents) return tl::unexpected(contents.error());
    if (auto added = overlay.add(*contents, file.string()); !added) return tl::unexpected(std::move(added.error()));
  }
  return overlay;
}

void drop_requirements(json& types) {
  const auto drop = [](json& schema) {
    if (!schema.is_object() || !schema.contains("allOf")) return;
    json& all = schema["allOf"];
    all.erase(std::remove_if(all.begin(), all.end(),
                             [](const json& part) { return part.is_object() && part.contains("rule"); }),
              all.end());
    if (all.empty()) schema.erase("allOf");
  };
  for (json& type : types) {
    drop(type["schema"]);
    if (!type.contains("definitions")) continue;
    for (json& definition : type["definitions"]) drop(definition);
  }
}

}  // namespace cfnsonnet::schema
