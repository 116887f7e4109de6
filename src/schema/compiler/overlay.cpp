#include "schema/compiler/overlay.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "schema/compiler/normal.h"

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
    } else if (key == "merge" && member.is_object()) {
      fact.merge = member;
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
  if (fact.merge.is_null() && !fact.properties_are_attributes)
    return wrong("says nothing: it needs \"merge\" or \"attributes\"");
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

}  // namespace

Expected<std::vector<Fact>> parse_overlay(const json& facts, const std::string& file) {
  if (!facts.is_array()) return tl::unexpected(fmt::format("{}: is no list of facts", file));
  std::vector<Fact> result;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    auto fact = parse_fact(facts[i], fmt::format("{}: fact {}", file, i + 1));
    if (!fact) return tl::unexpected(std::move(fact.error()));
    result.push_back(std::move(*fact));
  }
  return result;
}

Expected<std::vector<Fact>> read_overlay(const std::filesystem::path& folder) {
  const auto files = json_files(folder);
  if (!files) return tl::unexpected(files.error());
  std::vector<Fact> result;
  for (const auto& file : *files) {
    const auto facts = read_json(file);
    if (!facts) return tl::unexpected(facts.error());
    auto parsed = parse_overlay(*facts, file.string());
    if (!parsed) return tl::unexpected(std::move(parsed.error()));
    result.insert(result.end(), std::make_move_iterator(parsed->begin()), std::make_move_iterator(parsed->end()));
  }
  return result;
}

Expected<void> apply_overlay(const std::vector<Fact>& facts, json& types) {
  for (const Fact& fact : facts) {
    for (const std::string& name : fact.types) {
      if (!types.contains(name)) return tl::unexpected(fmt::format("{}: unknown type \"{}\"", fact.place, name));
      json& type = types[name];
      if (!fact.merge.is_null()) type.merge_patch(fact.merge);
      if (fact.properties_are_attributes) PropertyAttributes(type).run();
    }
  }
  return {};
}

}  // namespace cfnsonnet::schema
