#include "schema/compiler/kinds.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/normal.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

/// The last part of "Endpoint.Address" or "AWS::IAM::Role".
std::string_view last_part(std::string_view name) {
  const std::size_t at = name.find_last_of(".:/");
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
}

/// What a value of that name is; empty where the name alone does not tell. "Id" alone is an ARN as often as an ID.
std::string_view kind_of(std::string_view name) {
  name = last_part(name);
  if (ends_with_any(name, {"Arn", "ARN"})) return "arn";
  if (ends_with_any(name, {"Url", "URL"})) return "url";
  if (ends_with_any(name, {"DomainName", "DNSName", "DnsName"})) return "domain";
  if (name.ends_with("Name") && name != "Name") return "name";
  if (name.ends_with("Id") && name != "Id") return "id";
  return {};
}

/// Whether an attribute identifies the resource that has it, and not another one: "Arn" and "TopicArn" of a topic.
bool is_own(const json& type, std::string_view type_name, std::string_view attribute) {
  if (attribute == "Arn") return true;
  for (const char* kind : {"Arn", "Id", "Name"}) {
    if (attribute == std::string(last_part(type_name)) + kind) return true;
  }
  const json& identifier = get(type, "primaryIdentifier");
  return identifier.size() == 1 && identifier[0] == attribute;
}

/// "TopicName" identifies a topic, and "AutoScalingGroupName" no warm pool: the type that Ref speaks of; else empty.
std::string identified(const std::string& type_name, std::string_view identifier) {
  const auto lower = [](std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
  };
  std::string subject = lower(last_part(identifier));
  for (std::string_view end : {"arn", "name", "id"}) {
    if (subject.ends_with(end)) {
      subject.resize(subject.size() - end.size());
      break;
    }
  }
  return lower(last_part(type_name)).ends_with(subject) ? type_name : std::string();
}

/// A schema with its own constraints in place of a reference to a definition, which others may use too.
void inline_reference(const json& type, json& schema) {
  if (!schema.contains("$ref")) return;
  if (const json* target = resolve(type, schema)) schema = json(*target);
}

bool is_text(const json& schema) {
  const json& type = get(schema, "type");
  return type == "string" || (type.is_array() && std::find(type.begin(), type.end(), "string") != type.end());
}

void set_kinds(json& schema, const json& kinds) {
  if (kinds.empty())
    schema.erase("kinds");
  else
    schema["kinds"] = kinds;
}

/// A property is a text, a list of texts, or either; `always`: the overlay knows that it is.
bool take(const json& type, json& property, const json& kinds, bool always) {
  const json* whole = resolve(type, property);
  if (!whole || !whole->is_object()) return false;
  json changed = *whole;
  bool done = false;
  if (changed.contains("items") && changed["items"].is_object()) {
    json item = changed["items"];
    inline_reference(type, item);
    if (always || is_text(item)) {
      set_kinds(item, kinds);
      changed["items"] = std::move(item);
      done = true;
    }
  }
  if (is_text(changed) || (always && !done)) {
    set_kinds(changed, kinds);
    done = true;
  }
  if (done) property = std::move(changed);
  return done;
}

/// "RoleArn", "TargetGroupARNs": one, or several of a kind.
bool takes_arns(std::string_view name) { return ends_with_any(name, {"Arn", "ARN", "Arns", "ARNs"}); }

/// Whether all that matches is an ARN: "^arn:aws:iam::\\d{12}:role/.+$", with no other alternative.
bool is_pattern_of_arns(std::string_view pattern) {
  if (!pattern.starts_with("^arn:") && !pattern.starts_with("arn:")) return false;
  std::size_t depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    } else if (c == '|' && depth == 0) {
      return false;
    }
  }
  return true;
}

/// A property's pattern, or that of its items.
std::string pattern_of(const json& type, const json& property) {
  const json* schema = resolve(type, property);
  if (schema && schema->contains("items")) schema = resolve(type, (*schema)["items"]);
  const json pattern = schema ? get(*schema, "pattern") : json();
  return pattern.is_string() ? pattern.get<std::string>() : std::string();
}

void name_properties(const json& type, json& schema) {
  if (!schema.is_structured()) return;
  if (schema.is_object() && schema.contains("properties") && schema["properties"].is_object()) {
    for (auto& [name, property] : schema["properties"].items()) {
      if (takes_arns(name) || is_pattern_of_arns(pattern_of(type, property))) take(type, property, {"arn"}, false);
    }
  }
  for (json& part : schema) name_properties(type, part);
}

json kinds_given(std::string_view kind, const std::string& owner) {
  const bool has_owner = kind.find(' ') != std::string_view::npos;
  return json::array({owner.empty() || has_owner ? std::string(kind) : fmt::format("{} {}", kind, owner)});
}

}  // namespace

void add_kinds_by_name(json& types) {
  json none = json::object();
  for (auto& [name, type] : types.items()) {
    json& attributes = type.contains("attributes") ? type["attributes"] : none;
    for (auto& [attribute, schema] : attributes.items()) {
      const std::string_view kind = kind_of(attribute);
      const json* target = kind.empty() ? nullptr : resolve(type, schema);
      if (!target || !is_text(*target)) continue;
      inline_reference(type, schema);
      schema["kinds"] = kinds_given(kind, is_own(type, name, attribute) ? name : "");
    }
    const json& identifiers = get(type, "primaryIdentifier");
    if (type.contains("ref") && identifiers.size() == 1) {
      const std::string identifier = identifiers[0];
      const std::string_view kind = last_part(identifier) == "Name" ? "name" : kind_of(identifier);
      if (!kind.empty()) {
        inline_reference(type, type["ref"]);
        type["ref"]["kinds"] = kinds_given(kind, identified(name, identifier));
      }
    }
    for (const char* part : {"schema", "definitions"}) {
      if (type.contains(part)) name_properties(type, type[part]);
    }
  }
}

Expected<void> set_given_kinds(json& type, const std::string& name, const json& gives) {
  for (const auto& [attribute, kind] : gives.items()) {
    if (!kind.is_string()) return tl::unexpected(fmt::format("\"{}\" gives a kind, a text", attribute));
    const bool is_ref = attribute == "Ref";
    if (is_ref && !type.contains("ref")) type["ref"] = {{"type", "string"}};
    if (!is_ref && !get(type, "attributes").contains(attribute))
      return tl::unexpected(fmt::format("the type has no attribute \"{}\"", attribute));
    json& schema = is_ref ? type["ref"] : type["attributes"][attribute];
    inline_reference(type, schema);
    set_kinds(schema, kind == "" ? json::array() : kinds_given(kind.get<std::string>(), name));
  }
  return {};
}

Expected<void> set_taken_kinds(json& type, const json& takes) {
  for (const auto& [path, kinds] : takes.items()) {
    const std::size_t slash = path.find('/');
    const std::string property = path.substr(slash == std::string::npos ? 0 : slash + 1);
    json* owner = &type["schema"];
    if (slash != std::string::npos) {
      const std::string definition = path.substr(0, slash);
      // A definition may be nothing but another one, in what was unpacked from a bundle.
      owner = get(type, "definitions").contains(definition) ? resolve(type, type["definitions"][definition]) : nullptr;
    }
    if (!owner || !get(*owner, "properties").contains(property))
      return tl::unexpected(fmt::format("the type has no property \"{}\"", path));
    if (!take(type, (*owner)["properties"][property], kinds, true))
      return tl::unexpected(fmt::format("nothing is known of the property \"{}\"", path));
  }
  return {};
}

}  // namespace cfnsonnet::schema
