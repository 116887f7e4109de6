// W3037: the actions that a policy names exist.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
#include <algorithm>

#include "names/nearest.h"
#include "rules/iam/policy.h"
#include "rules/values/locate.h"
#include "rules/values/wildcards.h"
#include "schema/iam.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::IamAction;
using schema::IamService;

namespace {

// AWS's longest has 64 characters; what is much longer was made to keep somebody busy.
constexpr std::size_t max_action = 512;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

/// What is wrong with an action, or nothing.
std::string complaint(std::string_view action) {
  if (action == "*" || action == "*:*") return {};
  const std::size_t colon = action.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == action.size())
    return fmt::format("\"{}\" is no action; one is written service:Action, or \"*\" for all", action);
  const std::string prefix = lower_case(action.substr(0, colon));
  const std::string_view name = action.substr(colon + 1);
  const auto service = IamService::find(prefix);
  if (!service) {
    return fmt::format("\"{}\" in \"{}\" is no service of IAM{}", prefix, action,
                       did_you_mean(prefix, IamService::prefixes()));
  }
  if (name == "*") return {};
  if (has_wildcard(name)) {
    const std::vector<IamAction> actions = service->actions();
    const bool any = std::any_of(actions.begin(), actions.end(),
                                 [&](const IamAction& known) { return matches_wildcards(name, known.name); });
    return any ? std::string() : fmt::format("the service \"{}\" has no action that matches \"{}\"", prefix, name);
  }
  if (service->action(name)) return {};
  std::vector<std::string_view> names;
  for (const IamAction& known : service->actions()) names.push_back(known.name);
  return fmt::format("the service \"{}\" has no action \"{}\"{}", prefix, name, did_you_mean(name, names));
}

}  // namespace

void PolicyActions::check(const Policy& policy, const Statement& statement) {
  for (std::string_view member : {"Action", "NotAction"}) {
    for (const Located& actions : locate_known(*statement.body, member, context_, statement.when)) {
      if (!actions.value || !actions.arrived) continue;
      check(actions, policy);
      if (actions.call) {  // a list that a call gives: its items are known
        for (const Node* item : actions.value->items) check(item_of(actions, *item), policy);
        continue;
      }
      for (const Node* item : actions.value->items) {
        for (Located& choice : locate_known(*item, {}, context_, actions.when)) {
          choice.holder = choice.value == item ? actions.value : nullptr;
          check(choice, policy);
        }
      }
    }
  }
}

/// An item stands where it is written, or else where the whole list is.
Located PolicyActions::item_of(const Located& list, const Node& item) {
  Located located = list;
  located.value = &item;
  if (item.parent) located.source = &item;
  return located;
}

/// @param located  Its holder, where it is a list: what the finding names, while it stands at the action.
void PolicyActions::check(const Located& located, const Policy& policy) {
  if (!located.value) return;
  const Node& action = *located.value;
  if (!action.is_string() || action.text.size() > max_action || has_dynamic_reference(action.text)) return;
  const auto [known, fresh] = complaints_.try_emplace(action.text);
  if (fresh) known->second = complaint(action.text);
  const bool in_list = !located.call && located.holder && located.holder->is_array();
  Target target = located.call ? target_of(located)
                               : Target{in_list ? located.holder : &action, nullptr, {}, &action.origin()};
  target.when = located.when;
  const std::string_view only = policy.property->service;
  if (only.empty() || action.text.find(':') == std::string_view::npos || action.text == "*:*" ||
      lower_case(action.text.substr(0, action.text.find(':'))) == only) {
    if (!known->second.empty()) out_.put(W3037, target, known->second);
  } else {
    out_.put(W3037, target,
             fmt::format("a policy of {} can only name actions of \"{}\", found \"{}\"", policy.resource->type(), only,
                         action.text));
  }
}

}  // namespace cfnsonnet::rules
