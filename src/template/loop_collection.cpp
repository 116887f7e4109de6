#include "template/loop_collection.h"

#include <fmt/core.h>

#include "template/intrinsic.h"
#include "template/loop_names.h"

namespace cfnsonnet {

using document::Node;

namespace {

Collection wrong(const Node& node, std::string problem) { return {std::nullopt, &node, std::move(problem)}; }

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

Collection CollectionReader::read(const Node& collection, const Round* innermost) const {
  if (collection.is_array()) return list(collection, innermost);
  const auto call = call_of(collection);
  if (!call)
    return wrong(collection, fmt::format("the collection of a loop is a list, found {}", describe(collection.kind)));
  if (call->function == Function::ref && call->argument().is_string()) return parameter(collection, call->argument());
  if (call->function == Function::find_in_map) return map(call->argument(), innermost);
  return {};
}

Collection CollectionReader::list(const Node& collection, const Round* innermost) const {
  std::vector<CollectionItem> items;
  bool is_known = true;
  for (const Node* item : collection.items) {
    if (!item->scalar_text() && !call_of(*item))
      return wrong(*item, fmt::format("a loop goes through strings, found {}", describe(item->kind)));
    auto value = text(*item, innermost);
    if (value)
      items.push_back({std::move(*value), item->origin()});
    else
      is_known = false;
  }
  if (!is_known) return {};
  return {std::move(items), nullptr, {}};
}

/// An empty default says nothing: the list is to be given at deployment.
Collection CollectionReader::parameter(const Node& call, const Node& name) const {
  const Parameter* parameter = written_.parameters().find(name.text);
  if (!parameter) {
    if (is_pseudo_parameter(name.text) || written_.has_macros()) return {};
    return wrong(
        name,
        fmt::format("\"{}\" is not a parameter of this template, and a loop goes through a list of values", name.text));
  }
  if (!parameter->is_list() && !parameter->type().empty())
    return wrong(name, fmt::format("the parameter \"{}\" is a {}, and a loop goes through a list", name.text,
                                   parameter->type()));
  const auto value = value_of(*parameter);
  if (!value || value->empty()) return {};
  std::vector<CollectionItem> items;
  std::string_view rest = *value;
  for (;;) {
    const std::size_t comma = rest.find(',');
    items.push_back({std::string(without_blanks(rest.substr(0, comma))), call.origin()});
    if (comma == std::string_view::npos) return {std::move(items), nullptr, {}};
    rest.remove_prefix(comma + 1);
  }
}

/// A list in a map, or the DefaultValue where the map has not the keys; that they are wrong, other rules say.
Collection CollectionReader::map(const Node& argument, const Round* innermost) const {
  if (argument.items.size() < 3) return {};
  const Node* at = written_.section("Mappings");
  for (std::size_t i = 0; i < 3; ++i) {
    const auto key = text(*argument.items[i], innermost);
    if (!key) return {};
    at = at ? at->find(*key) : nullptr;
  }
  if (!at && argument.items.size() == 4) at = argument.items[3]->find("DefaultValue");
  if (!at) return {};
  if (at->is_array() || call_of(*at)) return at->is_array() ? list(*at, innermost) : Collection();
  return wrong(*argument.parent,
               fmt::format("a loop goes through a list, and Fn::FindInMap gives {} here", describe(at->kind)));
}

/// What a string, a Ref to a parameter or identifier, or a Fn::Sub of identifiers comes to.
std::optional<std::string> CollectionReader::text(const Node& value, const Round* innermost) const {
  const auto known = [&](std::string_view text) {
    return mentions_open(text, innermost) ? std::nullopt : std::optional(substituted(text, innermost));
  };
  if (const auto scalar = value.scalar_text()) return known(*scalar);
  const auto call = call_of(value);
  if (!call || !call->argument().is_string()) return std::nullopt;
  const std::string_view argument = call->argument().text;
  if (call->function == Function::sub) {
    auto text = known(argument);
    return text && sub_variables(*text).empty() ? std::move(text) : std::nullopt;
  }
  if (call->function != Function::ref) return std::nullopt;
  if (const Round* round = round_named(argument, innermost))
    return round->value ? std::optional<std::string>(*round->value) : std::nullopt;
  const Parameter* parameter = written_.parameters().find(argument);
  const auto given = parameter && !parameter->is_list() ? value_of(*parameter) : std::nullopt;
  return given ? std::optional<std::string>(*given) : std::nullopt;
}

std::optional<std::string_view> CollectionReader::value_of(const Parameter& parameter) const {
  if (deployment_) return deployed_value(parameter, deployment_);
  const Node* value = parameter.is_ssm() ? nullptr : parameter.body().find("Default");
  return value ? value->scalar_text() : std::nullopt;
}

}  // namespace cfnsonnet
