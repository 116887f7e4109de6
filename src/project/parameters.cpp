#include "project/parameters.h"

#include <fmt/format.h>

#include "document/read.h"
#include "jsonnet/importer.h"

namespace cfnsonnet::project {
namespace {

using document::Member;
using document::Node;

/// The node that has none of the forms, or null.
using Problem = const Node*;

bool add_pair(std::string_view pair, ParameterValues& values) {
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos || equals == 0) return false;
  values.insert_or_assign(std::string(pair.substr(0, equals)), std::string(pair.substr(equals + 1)));
  return true;
}

/// A scalar, or a list of them as one text with commas.
std::optional<std::string> text_of(const Node& node) {
  if (const auto text = node.scalar_text()) return std::string(*text);
  if (!node.is_array()) return std::nullopt;
  std::string list;
  for (const Node* item : node.items) {
    const auto text = item->scalar_text();
    if (!text) return std::nullopt;
    list += (list.empty() ? "" : ",") + std::string(*text);
  }
  return list;
}

Problem read_map(const Node& map, ParameterValues& values) {
  if (!map.is_object()) return &map;
  for (const Member& member : map.members) {
    auto text = text_of(*member.value);
    if (!text) return member.value;
    values.insert_or_assign(std::string(member.name), std::move(*text));
  }
  return nullptr;
}

Problem read_item(const Node& item, ParameterValues& values) {
  if (item.is_string()) return add_pair(item.text, values) ? nullptr : &item;
  const Node* key = item.find("ParameterKey");
  if (!key || !key->is_string()) return &item;
  const Node* value = item.find("ParameterValue");
  const Node* previous = item.find("UsePreviousValue");
  if (!value && !(previous && previous->scalar_text() == "true")) return &item;
  auto text = value ? text_of(*value) : std::nullopt;
  if (value && !text) return value;
  values.insert_or_assign(std::string(key->text), std::move(text));
  return nullptr;
}

Problem read_root(const Node& root, ParameterValues& values) {
  if (root.is_array()) {
    for (const Node* item : root.items)
      if (Problem problem = read_item(*item, values)) return problem;
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
  const auto at = [&](Position place) {
    return place.line ? fmt::format("{}:{}:{}", name, place.line, place.column) : name;
  };
  if (!document) {
    const Finding& wrong = document.error().front();
    return fmt::format("{}: {}", at(wrong.location.range.start), wrong.message);
  }
  const Problem problem = read_root(document->root(), values);
  if (!problem) return {};
  return fmt::format(
      "{}: these are no parameters: a list of {{\"ParameterKey\": …, \"ParameterValue\": …}} or \"NAME=VALUE\", or an "
      "object of names and values, alone or as its \"Parameters\"",
      at(problem->origin().range.start));
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
