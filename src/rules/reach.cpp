#include "rules/reach.h"

#include <iterator>

namespace cfnsonnet::rules {

std::vector<Reached> reach(const Context& context, const document::Node& from, std::string_view path,
                           const Scenario& when) {
  std::vector<Reached> found;
  const std::string_view step = path.substr(0, path.find('/'));
  const std::string_view rest = step.size() == path.size() ? std::string_view() : path.substr(step.size() + 1);
  const auto add = [&](const document::Node& below, const Scenario& there) {
    auto more = reach(context, below, rest, there);
    std::move(more.begin(), more.end(), std::back_inserter(found));
  };
  for (const Alternative& choice : alternatives(from, context.conditions)) {
    if (!choice.value) continue;
    Scenario both = when;
    both.insert(both.end(), choice.when.begin(), choice.when.end());
    if (!both.empty() && !context.conditions.satisfiable(both)) continue;
    if (path.empty()) {
      found.push_back({choice.value, std::move(both)});
    } else if (step == "*") {
      for (const document::Node* item : choice.value->items) add(*item, both);
    } else if (const document::Node* member = choice.value->find(step)) {
      add(*member, both);
    }
  }
  return found;
}

Scenario scenario_of(const Context& context, const Resource& resource) {
  const auto condition = context.conditions.id(resource.condition());
  if (resource.condition().empty() || !condition) return {};
  return {{*condition, true}};
}

}  // namespace cfnsonnet::rules
