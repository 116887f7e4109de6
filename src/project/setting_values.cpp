#include "project/setting_values.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "names/nearest.h"
#include "rules/registry/rule_options.h"

namespace cfnsonnet::project {

using document::Member;
using document::Node;

std::optional<Values> texts_of(const Node& node) {
  if (const auto text = node.scalar_text()) return Values{std::string(*text)};
  if (!node.is_array()) return std::nullopt;
  Values values;
  for (const Node* item : node.items) {
    const auto text = item->scalar_text();
    if (!text) return std::nullopt;
    values.emplace_back(*text);
  }
  return values;
}

std::optional<std::string> joined_text_of(const Node& node) {
  const auto texts = texts_of(node);
  if (!texts) return std::nullopt;
  std::string joined;
  for (const std::string& text : *texts) joined += (joined.empty() ? "" : ",") + text;
  return joined;
}

namespace {

/// {E3012: {strict: true}} as "E3012:strict=true"; an item of a list each.
std::optional<Values> options_of(const Node& node) {
  if (!node.is_object()) return texts_of(node);
  const auto options = rules::rule_options_of(node);
  if (!options) return std::nullopt;
  Values values;
  for (const RuleOption& option : *options)
    values.push_back(fmt::format("{}:{}={}", option.rule, option.name, option.value));
  return values;
}

/// A value as Jsonnet writes it.
std::string code_of(const Node& node) {
  std::string code;
  switch (node.kind) {
    case document::Kind::null: return "null";
    case document::Kind::boolean: return node.boolean ? "true" : "false";
    case document::Kind::number: return fmt::format("{}", node.number());  // YAML writes them in more ways.
    case document::Kind::string: return verbatim(node.text);
    case document::Kind::array:
      for (const Node* item : node.items) code += (code.empty() ? "" : ", ") + code_of(*item);
      return "[" + code + "]";
    case document::Kind::object:
      for (const Member& member : node.members)
        code += (code.empty() ? "[" : ", [") + verbatim(member.name) + "]: " + code_of(*member.value);
      return "{" + code + "}";
  }
  return code;
}

/// {NAME: VALUE} as "NAME=VALUE".
std::optional<Values> named_of(const Node& node, bool as_code) {
  if (!node.is_object()) {
    auto texts = texts_of(node);
    const auto is_pair = [](const std::string& text) { return text.find('=', 1) != std::string::npos; };
    if (!texts || !std::ranges::all_of(*texts, is_pair)) return std::nullopt;
    return texts;
  }
  Values values;
  for (const Member& member : node.members) {
    const auto text = as_code && !member.value->is_string() ? code_of(*member.value) : joined_text_of(*member.value);
    if (!text || member.name.empty() || member.name.find('=') != std::string_view::npos) return std::nullopt;
    values.push_back(fmt::format("{}={}", member.name, *text));
  }
  return values;
}

/// "W2001, W2002" is two rules, as on the command line.
Values each_rule(const Values& values) {
  Values rules;
  for (const std::string& value : values) {
    for (std::size_t at = value.find_first_not_of(", "); at < value.size(); at = value.find_first_not_of(", ", at)) {
      const std::size_t end = std::min(value.find_first_of(", ", at), value.size());
      rules.push_back(value.substr(at, end - at));
      at = end;
    }
  }
  return rules;
}

std::string_view form_of(Setting::Shape shape) {
  switch (shape) {
    case Setting::Shape::text: return "one text";
    case Setting::Shape::list:
    case Setting::Shape::rules: return "a text or a list of them";
    case Setting::Shape::options: return "the options of rules, such as {E3012: {strict: true}}";
    case Setting::Shape::names: return "names and their values, such as {environment: dev}";
    case Setting::Shape::codes: return "names and their values, such as {subnets: [a, b]}";
  }
  return {};
}

}  // namespace

std::string place_of(const Location& location) {
  const std::string file = location.source ? location.source->name : "";
  const Position at = location.range().start;
  return location.known() ? fmt::format("{}:{}:{}", file, at.line, at.column) : file;
}

std::string place_of(const document::Origin& origin) { return place_of(document::location_of(origin)); }

tl::expected<Values, std::string> values_of(const Setting& setting, std::string_view key, const Node& value) {
  using Shape = Setting::Shape;
  const bool has_names = setting.shape == Shape::names || setting.shape == Shape::codes;
  auto values = setting.shape == Shape::options ? options_of(value)
                : has_names                     ? named_of(value, setting.shape == Shape::codes)
                                                : texts_of(value);
  if (!values || (setting.shape == Shape::text && values->size() != 1))
    return tl::unexpected(fmt::format("\"{}\" takes {}", key, form_of(setting.shape)));
  return setting.shape == Shape::rules ? each_rule(*values) : std::move(*values);
}

std::string unknown_setting(std::string_view key, Setting::Scope scope, std::span<const std::string_view> more) {
  std::vector<std::string_view> names;
  for (const Setting& setting : all_settings())
    if (setting.scope == Setting::Scope::anywhere || setting.scope == scope) names.emplace_back(setting.name);
  names.insert(names.end(), more.begin(), more.end());
  return fmt::format("there is no setting \"{}\"{}", key, did_you_mean(key, names));
}

}  // namespace cfnsonnet::project
