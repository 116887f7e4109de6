#include "cli/parameters.h"

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/exit_status.h"
#include "cli/message.h"
#include "document/read.h"
#include "jsonnet/importer.h"

namespace cfnsonnet::cli {
namespace {

using document::Member;
using document::Node;
using Values = std::map<std::string, std::optional<std::string>, std::less<>>;

/// The node that has none of the forms, or null.
using Problem = const Node*;

bool add_pair(std::string_view pair, Values& values) {
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

Problem read_map(const Node& map, Values& values) {
  if (!map.is_object()) return &map;
  for (const Member& member : map.members) {
    auto text = text_of(*member.value);
    if (!text) return member.value;
    values.insert_or_assign(std::string(member.name), std::move(*text));
  }
  return nullptr;
}

Problem read_item(const Node& item, Values& values) {
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

Problem read_root(const Node& root, Values& values) {
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
std::string read_file(const std::string& name, const std::string& text, Values& values) {
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

void add_parameter_flags(CLI::App& command, ParameterFlags& flags) {
  command
      .add_option("--parameters", flags.values,
                  "Check the deployment with this value of a parameter; may be given several times")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  command
      .add_option("--parameter-file", flags.files,
                  "Check the deployment with the values of this file, as AWS's tools read it")
      ->allow_extra_args(false)
      ->type_name("FILE");
}

bool read_parameters(const ParameterFlags& flags, CheckOptions& options, int& status) {
  if (flags.values.empty() && flags.files.empty()) return true;
  Values& values = options.parameters.emplace();
  for (const std::string& file : flags.files) {
    const auto text = jsonnet::read_file(file);
    if (!text) {
      say("{}: {}", file, text.error().reason);
      status = exit_status::file;
      return false;
    }
    if (const std::string wrong = read_file(file, *text, values); !wrong.empty()) {
      say("{}", wrong);
      status = exit_status::usage;
      return false;
    }
  }
  for (const std::string& pair : flags.values) {
    if (add_pair(pair, values)) continue;
    say("--parameters: \"{}\" is not NAME=VALUE", pair);
    status = exit_status::usage;
    return false;
  }
  return true;
}

}  // namespace cfnsonnet::cli
