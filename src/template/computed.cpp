#include "template/computed.h"

#include <algorithm>
#include <cmath>

#include "template/intrinsic.h"

namespace cfnsonnet {

using document::Member;
using document::Node;

namespace {

// Expressions inside of expressions; deeper ones count as unknown.
constexpr int max_depth = 32;

Computed text(std::string value) { return {false, {std::move(value)}}; }

class Computation {
 public:
  Computation(const Template& model, const ValueOf& value_of) : model_(model), value_of_(value_of) {}

  std::optional<Computed> value(const Node& node, int depth = 0) const {
    if (depth > max_depth) return std::nullopt;
    if (const auto scalar = node.scalar_text()) return text(std::string(*scalar));
    if (node.is_array()) return list(node, depth + 1);
    const auto call = call_of(node);
    if (!call) return std::nullopt;
    const Node& argument = call->argument();
    switch (call->function) {
      case Function::ref: return argument.is_string() ? ref(argument.text) : std::nullopt;
      case Function::join: return join(argument, depth + 1);
      case Function::select: return select(argument, depth + 1);
      case Function::split: return split_text(argument, depth + 1);
      case Function::length: return length(argument, depth + 1);
      case Function::sub: return sub(argument, depth + 1);
      case Function::find_in_map: return find_in_map(argument, depth + 1);
      default: return std::nullopt;
    }
  }

 private:
  std::optional<std::string> scalar(const Node& node, int depth) const {
    auto found = value(node, depth);
    if (!found || found->is_list) return std::nullopt;
    return std::move(found->texts.front());
  }

  std::optional<Computed> list(const Node& node, int depth) const {
    Computed all{true, {}};
    for (const Node* item : node.items) {
      auto found = scalar(*item, depth);
      if (!found) return std::nullopt;
      all.texts.push_back(std::move(*found));
    }
    return all;
  }

  std::optional<Computed> ref(std::string_view name) const {
    const auto given = value_of_(name);
    if (!given) return std::nullopt;
    const Parameter* parameter = model_.parameters().find(name);
    if (parameter && parameter->is_list()) return Computed{true, list_items(*given)};
    return text(std::string(*given));
  }

  std::optional<Computed> join(const Node& argument, int depth) const {
    if (argument.items.size() != 2 || !argument.items[0]->is_string()) return std::nullopt;
    const auto parts = value(*argument.items[1], depth);
    if (!parts || !parts->is_list) return std::nullopt;
    std::string joined;
    for (const std::string& part : parts->texts) {
      if (&part != &parts->texts.front()) joined += argument.items[0]->text;
      joined += part;
    }
    return text(std::move(joined));
  }

  std::optional<Computed> select(const Node& argument, int depth) const {
    if (argument.items.size() != 2) return std::nullopt;
    const auto index = value(*argument.items[0], depth);
    const auto items = value(*argument.items[1], depth);
    if (!index || index->is_list || !items || !items->is_list) return std::nullopt;
    for (std::size_t i = 0; i < items->texts.size(); ++i)
      if (index->texts.front() == std::to_string(i)) return text(items->texts[i]);
    return std::nullopt;
  }

  std::optional<Computed> split_text(const Node& argument, int depth) const {
    if (argument.items.size() != 2 || !argument.items[0]->is_string()) return std::nullopt;
    const auto whole = scalar(*argument.items[1], depth);
    if (!whole) return std::nullopt;
    return Computed{true, split(*whole, argument.items[0]->text)};
  }

  /// Whether an empty text is a list of one item or of none, AWS does not say.
  std::optional<Computed> length(const Node& argument, int depth) const {
    const auto items = value(argument, depth);
    if (!items || !items->is_list || (items->texts.size() == 1 && items->texts.front().empty())) return std::nullopt;
    return text(std::to_string(items->texts.size()));
  }

  std::optional<Computed> sub(const Node& argument, int depth) const {
    const Node* format = argument.is_string() ? &argument : argument.items.size() == 2 ? argument.items[0] : nullptr;
    if (!format || !format->is_string() || format->text.find("${!") != std::string_view::npos) return std::nullopt;
    const Node* own = argument.is_string() ? nullptr : argument.items[1];
    std::string made;
    std::size_t from = 0;
    for (const SubVariable& variable : sub_variables(format->text)) {
      const Node* given = own ? own->find(variable.text) : nullptr;
      const auto part = given ? value(*given, depth) : ref(variable.text);
      if (!part || part->is_list) return std::nullopt;
      made += format->text.substr(from, variable.offset - from);
      made += part->texts.front();
      from = format->text.find('}', variable.offset) + 1;
    }
    made += format->text.substr(from);
    return text(std::move(made));
  }

  std::optional<Computed> find_in_map(const Node& argument, int depth) const {
    if (argument.items.size() != 3) return std::nullopt;
    const Node* at = model_.section("Mappings");
    for (const Node* item : argument.items) {
      const auto key = scalar(*item, depth);
      at = key && at ? at->find(*key) : nullptr;
      if (!at) return std::nullopt;
    }
    return call_of(*at) ? std::nullopt : value(*at, depth);
  }

  const Template& model_;
  const ValueOf& value_of_;
};

}  // namespace

std::optional<Computed> compute(const Node& node, const Template& model, const ValueOf& value_of) {
  return Computation(model, value_of).value(node);
}

std::vector<std::string> split(std::string_view text, std::string_view delimiter) {
  std::vector<std::string> parts;
  while (!delimiter.empty()) {
    const std::size_t at = text.find(delimiter);
    if (at == std::string_view::npos) break;
    parts.emplace_back(text.substr(0, at));
    text.remove_prefix(at + delimiter.size());
  }
  parts.emplace_back(text);
  return parts;
}

std::vector<std::string> list_items(std::string_view value) {
  std::vector<std::string> items = split(value, ",");
  for (std::string& item : items) {
    const std::size_t first = item.find_first_not_of(' ');
    item = first == std::string::npos ? std::string() : item.substr(first, item.find_last_not_of(' ') + 1 - first);
  }
  return items;
}

namespace {

bool collect(const Node& node, const Template& model, int depth, std::vector<std::string_view>& names) {
  const auto add = [&](std::string_view name) {
    const Parameter* parameter = model.parameters().find(name);
    if (!parameter && !is_pseudo_parameter(name)) return false;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    return true;
  };
  if (depth > max_depth) return false;
  const auto call = call_of(node);
  if (call && call->function == Function::ref) return call->argument().is_string() && add(call->argument().text);
  if (call && call->function == Function::sub) {
    const Node& argument = call->argument();
    const Node* format = argument.is_string() ? &argument : argument.items.size() == 2 ? argument.items[0] : nullptr;
    if (!format || !format->is_string()) return false;
    const Node* own = argument.is_string() ? nullptr : argument.items[1];
    for (const SubVariable& variable : sub_variables(format->text)) {
      const Node* given = own ? own->find(variable.text) : nullptr;
      if (given ? !collect(*given, model, depth + 1, names) : !add(variable.text)) return false;
    }
    return true;
  }
  return std::all_of(node.items.begin(), node.items.end(),
                     [&](const Node* item) { return collect(*item, model, depth + 1, names); }) &&
         std::all_of(node.members.begin(), node.members.end(),
                     [&](const Member& member) { return collect(*member.value, model, depth + 1, names); });
}

}  // namespace

std::optional<std::vector<std::string_view>> parameters_of(const Node& node, const Template& model) {
  std::vector<std::string_view> names;
  if (!collect(node, model, 0, names)) return std::nullopt;
  return names;
}

}  // namespace cfnsonnet
