#include "schema/compiler/widen.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/normal.h"
#include "schema/keyword.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

constexpr std::string_view any_case = "anyCase";

enum class Bound : std::uint8_t { none, least, most };

Bound bound_of(Keyword keyword) {
  switch (keyword) {
    case Keyword::minimum:
    case Keyword::exclusive_minimum:
    case Keyword::min_length:
    case Keyword::min_items:
    case Keyword::min_properties: return Bound::least;
    case Keyword::maximum:
    case Keyword::exclusive_maximum:
    case Keyword::max_length:
    case Keyword::max_items:
    case Keyword::max_properties: return Bound::most;
    default: return Bound::none;
  }
}

/// Whether a change of this keyword to this value can only permit more, as far as its form tells.
bool is_change(const std::string& name, const json& value) {
  if (name == any_case) return value == true;
  const KeywordInfo* found = find_keyword(name);
  if (!found) return false;
  if (value.is_null()) return true;
  if (found->keyword == Keyword::enumeration) return value.is_array();
  if (found->keyword == Keyword::pattern) return value.is_string();
  return bound_of(found->keyword) != Bound::none && value.is_number();
}

/// The values of both enumerations, sorted; either may be null.
json united(const json& values, const json& others) {
  json all = json::array();
  for (const json* some : {&values, &others}) all.insert(all.end(), some->begin(), some->end());
  return sorted_set(all);
}

class Widening {
 public:
  int run(json& schema, const std::string& path, const json& changes) {
    changes_ = &changes;
    if (path == "**")
      everywhere(schema);
    else
      at(schema, path);
    return count_;
  }

 private:
  /// The forms that a schema has at one place: itself, and what stands beside it or in its stead.
  template <typename Use>
  void forms(json& schema, const Use& use) {
    if (!schema.is_object()) return;
    use(schema);
    for (const char* keyword : {"allOf", "anyOf", "oneOf"}) {
      if (!schema.contains(keyword)) continue;
      for (json& form : schema[keyword]) forms(form, use);
    }
  }

  void at(json& schema, std::string_view path) {
    if (path.empty()) return forms(schema, [&](json& form) { change(form); });
    const std::string step(path.substr(0, path.find('/')));
    const std::string_view rest = step.size() == path.size() ? std::string_view() : path.substr(step.size() + 1);
    forms(schema, [&](json& form) {
      if (step == "*" && form.contains("items")) at(form["items"], rest);
      if (get(form, "properties").contains(step)) at(form["properties"][step], rest);
    });
  }

  void everywhere(json& schema) {
    if (schema.is_object()) change(schema);
    if (!schema.is_structured()) return;
    for (json& part : schema) everywhere(part);
  }

  void change(json& schema) {
    for (const auto& [name, value] : changes_->items()) {
      const json before = schema;
      change(schema, name, value);
      count_ += schema != before;
    }
  }

  static void change(json& schema, const std::string& name, const json& value) {
    if (name == any_case) return unite_cases(schema);
    if (name == "enum" && value.is_array()) return add_values(schema, value);
    if (!schema.contains(name) || schema[name].is_object()) return;  // a property of that name
    if (value.is_null()) {
      schema.erase(name);
    } else if (name == "pattern") {
      schema[name] = value;
    } else {
      const bool lower = bound_of(find_keyword(name)->keyword) == Bound::least;
      schema[name] = lower ? std::min(schema[name], value) : std::max(schema[name], value);
    }
  }

  static void unite_cases(json& schema) {
    const json values = get(schema, "enum");
    if (!values.is_array()) return;
    schema["enumCaseInsensitive"] = united(get(schema, "enumCaseInsensitive"), values);
    schema.erase("enum");
  }

  static void add_values(json& schema, const json& values) {
    for (const char* keyword : {"enum", "enumCaseInsensitive"}) {
      if (get(schema, keyword).is_array()) schema[keyword] = united(schema[keyword], values);
    }
  }

  const json* changes_ = nullptr;
  int count_ = 0;
};

}  // namespace

Expected<void> check_widening(const json& changes) {
  for (const auto& [place, change] : changes.items()) {
    if (!change.is_object()) return tl::unexpected(fmt::format("\"widen\": \"{}\" is no object", place));
    for (const auto& [name, value] : change.items()) {
      if (!is_change(name, value))
        return tl::unexpected(fmt::format("\"widen\": \"{}\" of \"{}\" makes nothing wider", name, place));
    }
  }
  return {};
}

int widen(json& type, const std::string& definition, const json& changes) {
  int count = 0;
  for (const auto& [place, change] : changes.items()) {
    if (definition.empty()) count += Widening().run(type["schema"], place, change);
    if (place == "**" && definition.empty() && type.contains("definitions")) {
      count += Widening().run(type["definitions"], place, change);
    } else if (!definition.empty() && get(type, "definitions").contains(definition)) {
      count += Widening().run(type["definitions"][definition], place, change);
    }
  }
  return count;
}

}  // namespace cfnsonnet::schema
