#include "project/parameters.h"

#include <fmt/format.h>

#include "document/read.h"
#include "jsonnet/importer.h"
#include "project/setting_values.h"

namespace cfnsonnet::project {
namespace {

using document::Member;
using document::Node;

/// The node that has none of the forms, or null.
using Misfit = const Node*;

bool add_pair(std::string_view pair, ParameterValues& values) {
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos || equals == 0) return false;
  values.insert_or_assign(std::string(pair.substr(0, equals)), std::string(pair.substr(equals + 1)));
  return true;
}

Misfit read_map(const Node& map, ParameterValues& values) {
  if (!map.is_object()) return &map;
  for (const Member& member : map.members) {
    auto text = joined_text_of(*member.value);
    if (!text) return member.value;
    values.insert_or_assign(std::string(member.name), std::move(*text));
  }
  return nullptr;
}

Misfit read_item(const Node& item, ParameterValues& values) {
  if (item.is_string()) return add_pair(item.text, values) ? nullptr : &item;
  const Node* key = item.find("ParameterKey");
  if (!key || !key->is_string()) return &item;
  const Node* value = item.find("ParameterValue");
  const Node* previous = item.find("UsePreviousValue");
  if (!value && !(previous && previous->scalar_text() == "true")) return &item;
  auto text = value ? joined_text_of(*value) : std::nullopt;
  if (value && !text) return value;
  values.insert_or_assign(std::string(key->text), std::move(text));
  return nullptr;
}

Misfit read_root(const Node& root, ParameterValues& values) {
  if (root.is_array()) {
    for (const Node* item : root.items)
      if (Misfit misfit = read_item(*item, values)) return misfit;
    return nullptr;
  }
  const bool is_deployment = root.find("template-file-path") != nullptr;
  const Node* map = root.find(is_deployment ? "parameters" : "Parameters");
  if (is_deployment && !map) return nullptr;
  if (map && !map->scalar_text()) return read_map(*map, values);
  return read_map(root, values);  // Names and values alone, as the deployments of docs/gitlab.md have them.
}

/// @return What is wrong, in one line, or an empty text.
std::string read_file(const std::string& name, const std::string& text, ParameterValues& values) {
  const auto document = document::read_template(std::make_shared<Source>(name, text));
  if (!document) {
    const Finding& wrong = document.error().front();
    return fmt::format("{}: {}", place_of(wrong.location), wrong.message);
  }
  const Misfit misfit = read_root(document->root(), values);
  if (!misfit) return {};
  return fmt::format(
      "{}: these are no parameters: a list of {{\"ParameterKey\": …, \"ParameterValue\": …}} or \"NAME=VALUE\", or an "
      "object of names and values, alone or as its \"Parameters\"",
      place_of(misfit->origin()));
}

}  // namespace

tl::expected<void, Failure> read_parameters(const ParameterSource& source, ParameterValues& values) {
  for (const std::string& file : source.files) {
    const auto text = jsonnet::read_file(file);
    if (!text) return tl::unexpected(Failure{Status::file, fmt::format("{}: {}", file, text.error().reason)});
    if (std::string wrong = read_file(file, *text, values); !wrong.empty())
      return tl::unexpected(Failure{Status::usage, std::move(wrong)});
  }
  for (const std::string& pair : source.values)
    if (!add_pair(pair, values))
      return tl::unexpected(Failure{Status::usage, fmt::format("--parameters: \"{}\" is not NAME=VALUE", pair)});
  return {};
}

}  // namespace cfnsonnet::project
