#include "template/condition_search.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "template/computed.h"

namespace cfnsonnet {

namespace {

// A search looks at so many formulas, some tens of milliseconds, before it is content with the first answer in what is
// left: the values that seemed best at each step. Templates need a few dozen; only an adversary's formulas come near.
constexpr std::uint32_t max_search_steps = 1'000'000;

// So many are worth the attempt to do without a search: most questions take a dozen.
constexpr std::uint32_t max_few_steps = 256;

// At so many it ends, and what is still open counts as possible where it is asked for, and as not there where it
// counts.
constexpr std::uint32_t max_steps = 2 * max_search_steps;

// All questions about one template take so many, about a second. When they are used up, only what a few steps tell is
// known of the questions that are left.
constexpr std::uint64_t max_template_steps = 20'000'000;

// A template's conditions may refer to each other in a circle; formulas are followed to this depth.
constexpr int max_condition_depth = 64;

}  // namespace

ConditionSearch::ConditionSearch(const Conditions& conditions, Constants constants)
    : conditions_(conditions), assigned_(conditions.terms_.size(), unset), most_steps_(0) {
  begin(max_steps);
  if (constants == Constants::switches) return;
  for (const Conditions::Constant& constant : conditions.constants_) assigned_[constant.term] = constant.value;
}

ConditionSearch::~ConditionSearch() { conditions_.steps_ += steps_; }

/// A search starts anew, with so many steps at most, and what is left of the template's.
void ConditionSearch::begin(std::uint32_t most_steps) {
  conditions_.steps_ += std::exchange(steps_, 0);
  const std::uint64_t left = max_template_steps - std::min(max_template_steps, conditions_.steps_);
  most_steps_ = static_cast<std::uint32_t>(
      std::min<std::uint64_t>(most_steps, std::max<std::uint64_t>(left, max_few_steps)));
}

std::optional<std::uint32_t> ConditionSearch::term_of(const Conditions& conditions, const Pin& pin) {
  const auto found = conditions.term_ids_.find(parameter_key(pin.parameter));
  return found == conditions.term_ids_.end() ? std::nullopt : std::optional(found->second);
}

void ConditionSearch::pin(std::span<const Pin> pins) {
  const auto assign = [&](TermId id, std::string_view text) {
    const auto& values = conditions_.terms_[id].values;
    const auto value = std::find(values.begin(), values.end(), text);
    assigned_[id] = static_cast<std::uint32_t>(value - values.begin());  // past the end: another value
  };
  const ValueOf value_of = [&](std::string_view name) -> std::optional<std::string_view> {
    const auto pin = std::find_if(pins.begin(), pins.end(), [&](const Pin& one) { return one.parameter == name; });
    return pin == pins.end() ? std::nullopt : std::optional(pin->value);
  };
  for (const Pin& pin : pins) {
    if (const auto term = term_of(conditions_, pin)) assign(*term, pin.value);
  }
  for (const TermId id : conditions_.computed_) {
    const Conditions::Term& term = conditions_.terms_[id];
    if (pins.empty() || !std::all_of(term.parameters.begin(), term.parameters.end(),
                                     [&](std::string_view name) { return value_of(name).has_value(); }))
      continue;
    const auto text = compute(*term.expression, conditions_.model_, value_of);
    if (text && !text->is_list) assign(id, text->texts.front());
  }
}

bool ConditionSearch::satisfiable(std::span<const Literal> literals) {
  begin(max_few_steps);
  const auto found = few_values(literals);
  if (found) return *found;
  begin(max_steps);
  return most_at_once({}, literals).has_value();
}

/// As satisfiable; nothing where a few steps do not tell. A term that the literals leave open is given one value after
/// the other, without a look at which terms have to do with which.
std::optional<bool> ConditionSearch::few_values(std::span<const Literal> literals) {
  open_.clear();
  if (const auto value = evaluate(literals)) return value;
  if (open_.empty() || is_over()) return std::nullopt;
  const TermId term = open_.front();
  std::optional<bool> found = false;
  for (std::uint32_t value = 0; value < choices_of(term) && found == false; ++value) {
    assigned_[term] = value;
    found = few_values(literals);
  }
  assigned_[term] = unset;
  return found;
}

std::optional<std::size_t> ConditionSearch::most_at_once(std::span<const std::vector<Scenario>> things,
                                                         std::span<const Literal> given) {
  std::vector<Scenario> required;
  for (const Literal& literal : given) required.push_back({literal});
  std::vector<Part> parts;
  for (const Scenario& scenario : required) parts.push_back({{&scenario, 1}, true, {}});
  for (const std::vector<Scenario>& when : things) parts.push_back({when, false, {}});
  const auto settled = settle(parts);
  return settled ? most(*settled) : std::nullopt;
}

bool ConditionSearch::is_long() const { return steps_ > max_search_steps; }
bool ConditionSearch::is_over() const { return steps_ > most_steps_; }

std::uint32_t ConditionSearch::choices_of(TermId term) const {
  const auto& known = conditions_.terms_[term];
  return static_cast<std::uint32_t>(known.values.size()) + (known.closed ? 0 : 1);
}

/// A computed term has the value that its bases give it; where one of these is something that nothing is compared with,
/// it may have any, but for a list whose text tells which list it was: that was none of those compared with.
std::optional<bool> ConditionSearch::equals(TermId id, std::uint32_t value) {
  if (assigned_[id] != unset) return assigned_[id] == value;
  const Conditions::Term& term = conditions_.terms_[id];
  std::size_t row = 0;
  bool is_free = term.bases.empty();
  const std::size_t open_before = open_.size();
  for (const TermId base : term.bases) {
    const std::size_t choices = conditions_.terms_[base].values.size();
    if (assigned_[base] == unset) {
      open_.push_back(base);
    } else if (assigned_[base] >= choices) {
      is_free = true;
    } else {
      row = row * choices + assigned_[base];
    }
  }
  if (is_free) {
    open_.resize(open_before);
    if (!term.bases.empty() && term.delimiter) return false;
  } else {
    if (open_.size() != open_before) return std::nullopt;
    if (row < term.table.size() && term.table[row] != Conditions::unknown_value) return term.table[row] == value;
  }
  open_.push_back(id);
  return std::nullopt;
}

/// The value under the terms assigned so far; nothing where it is open, and then open_ has gained the terms to try.
std::optional<bool> ConditionSearch::evaluate(const Conditions::Formula& formula, int depth) {
  using Operator = Conditions::Operator;
  ++steps_;
  if (depth > max_condition_depth || is_over()) return std::nullopt;
  switch (formula.op) {
    case Operator::constant: return formula.constant;
    case Operator::equals: return equals(formula.term, formula.value);
    case Operator::condition: return evaluate(conditions_.formulas_[formula.condition], depth + 1);
    case Operator::negation: {
      const auto value = evaluate(formula.children.front(), depth + 1);
      if (!value) return std::nullopt;
      return !*value;
    }
    case Operator::all:
    case Operator::any: break;
  }
  const bool deciding = formula.op == Operator::any;
  const std::size_t open_before = open_.size();
  bool open = false;
  for (const auto& child : formula.children) {
    const auto value = evaluate(child, depth + 1);
    if (!value) {
      open = true;
    } else if (*value == deciding) {
      open_.resize(open_before);
      return deciding;
    }
  }
  if (open) return std::nullopt;
  return !deciding;
}

/// Whether all of them hold.
std::optional<bool> ConditionSearch::evaluate(std::span<const Literal> literals) {
  const std::size_t open_before = open_.size();
  bool open = false;
  for (const Literal& literal : literals) {
    const auto value = evaluate(conditions_.formulas_[literal.condition], 0);
    if (!value) {
      open = true;
    } else if (*value != literal.value) {
      open_.resize(open_before);
      return false;
    }
  }
  if (open) return std::nullopt;
  return true;
}

/// Whether one of them holds.
std::optional<bool> ConditionSearch::evaluate(std::span<const Scenario> when) {
  const std::size_t open_before = open_.size();
  bool open = false;
  for (const Scenario& scenario : when) {
    const auto value = evaluate(std::span<const Literal>(scenario));
    if (!value) {
      open = true;
    } else if (*value) {
      open_.resize(open_before);
      return true;
    }
  }
  if (open) return std::nullopt;
  return false;
}

/// Nothing where a required part comes out false.
std::optional<ConditionSearch::Settled> ConditionSearch::settle(const std::vector<Part>& parts) {
  Settled settled;
  for (const Part& part : parts) {
    open_.clear();
    const auto value = evaluate(part.when);
    if (value && part.required && !*value) return std::nullopt;
    if (value && !part.required && *value) ++settled.count;
    if (value || open_.empty()) continue;  // decided, or there is no term that would decide it
    std::sort(open_.begin(), open_.end());
    open_.erase(std::unique(open_.begin(), open_.end()), open_.end());
    settled.rest.push_back({part.when, part.required, open_});
  }
  return settled;
}

std::optional<std::size_t> ConditionSearch::most(const Settled& settled) {
  std::size_t count = settled.count;
  for (const std::vector<Part>& group : groups_of(settled.rest)) {
    const auto more = most_of_group(group);
    if (!more) return std::nullopt;
    count += *more;
  }
  return count;
}

/// Parts that share an open term, directly or by way of others, are in the same group.
std::vector<std::vector<ConditionSearch::Part>> ConditionSearch::groups_of(const std::vector<Part>& parts) const {
  std::vector<std::size_t> leader(parts.size());  // by part: one of its group that came before it, or itself
  std::iota(leader.begin(), leader.end(), std::size_t{0});
  const auto lead = [&](std::size_t part) {
    while (leader[part] != part) part = leader[part] = leader[leader[part]];
    return part;
  };
  std::unordered_map<TermId, std::size_t> first_with;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const TermId term : parts[i].open) {
      const auto [found, added] = first_with.emplace(term, i);
      if (added) continue;
      const auto [before, after] = std::minmax({lead(found->second), lead(i)});
      leader[after] = before;
    }
  }
  std::vector<std::vector<Part>> groups;
  std::vector<std::size_t> group_of(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t first = lead(i);
    if (first == i) {
      group_of[i] = groups.size();
      groups.emplace_back();
    }
    groups[group_of[first]].push_back(parts[i]);
  }
  return groups;
}

namespace {

/// The term that the most parts depend on, for with its value the group falls apart soonest; of several the one in the
/// middle, which halves a chain.
template <typename Parts>
std::uint32_t commonest_term(const Parts& group) {
  std::map<std::uint32_t, std::size_t> uses;
  for (const auto& part : group) {
    for (const std::uint32_t term : part.open) ++uses[term];
  }
  std::size_t most = 0;
  for (const auto& [term, count] : uses) most = std::max(most, count);
  std::vector<std::uint32_t> commonest;
  for (const auto& [term, count] : uses) {
    if (count == most) commonest.push_back(term);
  }
  return commonest[commonest.size() / 2];
}

}  // namespace

std::optional<std::size_t> ConditionSearch::most_of_group(const std::vector<Part>& group) {
  if (is_over()) return 0;
  struct Choice {
    std::uint32_t value;
    std::size_t bound;  // what it leaves possible at most
    Settled settled;
  };
  const TermId term = commonest_term(group);
  std::vector<Choice> choices;
  for (std::uint32_t value = 0; value < choices_of(term); ++value) {
    assigned_[term] = value;
    auto settled = settle(group);
    if (!settled) continue;
    const auto open = std::count_if(settled->rest.begin(), settled->rest.end(),
                                    [](const Part& part) { return !part.required; });
    choices.push_back({value, settled->count + static_cast<std::size_t>(open), std::move(*settled)});
  }
  std::stable_sort(choices.begin(), choices.end(), [](const Choice& one, const Choice& other) {
    return std::pair(one.bound, one.settled.count) > std::pair(other.bound, other.settled.count);
  });
  std::optional<std::size_t> best;
  for (const Choice& choice : choices) {
    if (best && (choice.bound <= *best || is_long())) break;
    assigned_[term] = choice.value;
    const auto found = most(choice.settled);
    if (found && (!best || *found > *best)) best = found;
  }
  assigned_[term] = unset;
  return best;
}

}  // namespace cfnsonnet
