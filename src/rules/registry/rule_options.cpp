#include "rules/registry/rule_options.h"

#include <algorithm>
#include <utility>

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

/// A scalar, or each of a list of them.
std::optional<std::vector<std::string>> texts_of(const Node& node) {
  if (const auto text = node.scalar_text()) return std::vector{std::string(*text)};
  if (!node.is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const Node* item : node.items) {
    const auto text = item->scalar_text();
    if (!text) return std::nullopt;
    texts.emplace_back(*text);
  }
  return texts;
}

}  // namespace

bool is_known(const RuleOption& option) {
  constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"E1029", "custom_excludes"}, {"E3012", "strict"}, {"E3031", "exceptions"},
      {"I3042", "partition"},       {"I3042", "region"}, {"I3042", "accountId"}};
  return std::ranges::find(known, std::pair<std::string_view, std::string_view>(option.rule, option.name)) !=
         std::end(known);
}

std::optional<std::vector<RuleOption>> rule_options_of(const Node& object) {
  if (!object.is_object()) return std::nullopt;
  std::vector<RuleOption> options;
  for (const Member& rule : object.members) {
    if (!rule.value->is_object()) return std::nullopt;
    for (const Member& option : rule.value->members) {
      const auto texts = texts_of(*option.value);
      if (!texts) return std::nullopt;
      for (const std::string& text : *texts)
        options.push_back({std::string(rule.name), std::string(option.name), text});
    }
  }
  return options;
}

std::vector<RuleOption> options_in_template(const Node& root) {
  const Node* at = &root;
  for (const std::string_view step : {"Metadata", "cfn-lint", "config", "configure_rules"}) {
    at = at->find(step);
    if (!at) return {};
  }
  auto options = rule_options_of(*at).value_or(std::vector<RuleOption>());
  std::erase_if(options, [](const RuleOption& option) { return !is_known(option); });
  return options;
}

}  // namespace cfnsonnet::rules
