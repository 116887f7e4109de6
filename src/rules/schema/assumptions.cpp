#include "rules/schema/assumptions.h"

#include <algorithm>

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// Whether one deployment may give all of them, none being the empty text that mostly stands for "not given".
bool are_meant(std::span<const Pin> pins) {
  return std::ranges::all_of(pins, [&](const Pin& pin) { return !pin.value.empty() && agrees(pin, pins); });
}

}  // namespace

Assumptions::Scope::Scope(Assumptions& assumptions, std::span<const Literal> literals)
    : assumptions_(assumptions), before_(assumptions.scenario_.size()) {
  assumptions.scenario_.insert(assumptions.scenario_.end(), literals.begin(), literals.end());
}
Assumptions::Scope::~Scope() { assumptions_.scenario_.resize(before_); }

Assumptions::ValueScope::ValueScope(Assumptions& assumptions, const Resolved& value, const Node* call)
    : assumptions_(assumptions),
      pinned_(assumptions.pins_.size()),
      given_(assumptions.given_.size()),
      is_possible_(are_meant(value.pins) && assumptions.goes_with_given(value)),
      scenario_(assumptions, value.when) {
  assumptions.pins_.insert(assumptions.pins_.end(), value.pins.begin(), value.pins.end());
  if (call) assumptions.given_.push_back({call, value.value});
}
Assumptions::ValueScope::~ValueScope() {
  assumptions_.given_.resize(given_);
  assumptions_.pins_.resize(pinned_);
}

Scenario Assumptions::scenario_with(std::span<const Literal> more) const {
  Scenario all = scenario_;
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

const Node* Assumptions::value_of(const Node& call) const {
  const auto found = std::ranges::find(given_, &call, &AssumedValue::call);
  return found != given_.end() ? found->value : nullptr;
}

bool Assumptions::is_possible(std::span<const Literal> more) const {
  if (more.empty()) return true;  // what is assumed was found possible when it was assumed
  return context_.conditions.satisfiable(scenario_with(more), pins_);
}

bool Assumptions::is_possible_by_hand(const Literal& literal) const {
  return context_.conditions.satisfiable(scenario_with({&literal, 1}), {}, Constants::switches);
}

bool Assumptions::is_possible(const Resolved& resolved) const {
  return context_.conditions.satisfiable(scenario_with(resolved.when), resolved.pins);
}

bool Assumptions::is_meant(const Resolved& resolved) const { return are_meant(resolved.pins) && is_possible(resolved); }

bool Assumptions::goes_with_given(const Resolved& resolved) const {
  Resolved whole = resolved;
  whole.pins.insert(whole.pins.end(), pins_.begin(), pins_.end());
  whole.when.insert(whole.when.end(), scenario_.begin(), scenario_.end());
  const auto is_given = [&](const Pin& pin) {
    return std::ranges::any_of(pins_, [&](const Pin& given) { return given.parameter == pin.parameter; });
  };
  const bool of_several = !pins_.empty() && !std::ranges::all_of(resolved.pins, is_given);
  return std::ranges::all_of(resolved.pins, [&](const Pin& pin) { return agrees(pin, pins_); }) &&
         (!of_several || are_defaults(whole.pins, context_)) && context_.conditions.satisfiable(whole.when, whole.pins);
}

std::optional<Scenario> Assumptions::together(const Scenario& a, const Scenario& b) const {
  Scenario both = scenario_with(a);
  both.insert(both.end(), b.begin(), b.end());
  if ((a.empty() && b.empty()) || context_.conditions.satisfiable(both, pins_)) return both;
  return std::nullopt;
}

std::optional<Scenario> Assumptions::together(const std::vector<Scenario>& a, const std::vector<Scenario>& b) const {
  for (const Scenario& one : a)
    for (const Scenario& other : b)
      if (auto both = together(one, other)) return both;
  return std::nullopt;
}

std::vector<Alternative> Assumptions::choices(const Node& value, FunctionSet functions) const {
  if (!may_vary(value, functions)) return {{{}, &value}};
  return alternatives(value, context_.conditions);
}

std::vector<Alternative> Assumptions::possible_choices(const Node& value, FunctionSet functions) const {
  std::vector<Alternative> found = choices(value, functions);
  std::erase_if(found, [&](const Alternative& choice) { return !is_possible(choice.when); });
  return found;
}

std::optional<ConditionId> Assumptions::undecided(const Node& value, FunctionSet functions) const {
  if (!may_vary(value, functions)) return std::nullopt;
  const std::vector<Alternative> found = possible_choices(value, functions);
  if (found.size() < 2) return std::nullopt;
  for (const Literal literal : found.front().when) {
    const Literal opposite{literal.condition, !literal.value};
    if (is_possible({&opposite, 1})) return literal.condition;
  }
  return std::nullopt;
}

Presence Assumptions::presence(const Node* value, FunctionSet functions) const {
  Presence state;
  if (!value) {
    state.absent.emplace_back();
    return state;
  }
  for (Alternative& choice : choices(*value, functions))
    (choice.value ? state.present : state.absent).push_back(std::move(choice.when));
  return state;
}

std::size_t Assumptions::fewest(std::span<const Presence> values) const {
  std::vector<std::vector<Scenario>> absent;
  for (const Presence& value : values) absent.push_back(value.absent);
  return values.size() - context_.conditions.most_at_once(absent, scenario_);
}

std::size_t Assumptions::most(std::span<const Presence> values) const {
  std::vector<std::vector<Scenario>> present;
  for (const Presence& value : values) present.push_back(value.present);
  return context_.conditions.most_at_once(present, scenario_);
}

}  // namespace cfnsonnet::rules
