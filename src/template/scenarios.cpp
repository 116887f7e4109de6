#include "template/scenarios.h"

#include <algorithm>

namespace cfnsonnet {
namespace {

/// More are too many for a person to read, and each is compared with each.
constexpr std::size_t max_compared = 48;

bool before(const Literal& a, const Literal& b) {
  return a.condition != b.condition ? a.condition < b.condition : a.value > b.value;
}

bool has(const Scenario& scenario, Literal literal) {
  return std::find(scenario.begin(), scenario.end(), literal) != scenario.end();
}

bool implies(const Scenario& stronger, const Scenario& weaker) {
  return std::all_of(weaker.begin(), weaker.end(), [&](const Literal& literal) { return has(stronger, literal); });
}

/// "A and B, or not A and B and C" is "A and B, or B and C": takes the literal out of `longer`, if there is one.
bool drop_opposite(const Scenario& shorter, Scenario& longer) {
  for (const Literal& literal : shorter) {
    const auto opposite = std::find(longer.begin(), longer.end(), Literal{literal.condition, !literal.value});
    if (opposite == longer.end()) continue;
    const bool others_hold = std::all_of(shorter.begin(), shorter.end(),
                                         [&](const Literal& other) { return other == literal || has(longer, other); });
    if (!others_hold) continue;
    longer.erase(opposite);
    return true;
  }
  return false;
}

void sort(Scenario& scenario) {
  std::sort(scenario.begin(), scenario.end(), before);
  scenario.erase(std::unique(scenario.begin(), scenario.end()), scenario.end());
}

bool shorten(std::vector<Scenario>& alternatives) {
  bool changed = false;
  for (std::size_t i = 0; i < alternatives.size(); ++i)
    for (std::size_t j = 0; j < alternatives.size(); ++j)
      if (i != j && drop_opposite(alternatives[i], alternatives[j])) changed = true;
  return changed;
}

void drop_implied(std::vector<Scenario>& alternatives) {
  std::sort(alternatives.begin(), alternatives.end(), [](const Scenario& a, const Scenario& b) {
    return a.size() != b.size() ? a.size() < b.size()
                                : std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), before);
  });
  std::vector<Scenario> kept;
  for (Scenario& one : alternatives) {
    if (std::none_of(kept.begin(), kept.end(), [&](const Scenario& other) { return implies(one, other); }))
      kept.push_back(std::move(one));
  }
  alternatives = std::move(kept);
}

}  // namespace

std::vector<Scenario> simplified(std::vector<Scenario> alternatives) {
  for (Scenario& one : alternatives) sort(one);
  if (alternatives.size() > max_compared) return alternatives;
  do drop_implied(alternatives);
  while (shorten(alternatives));
  return alternatives;
}

}  // namespace cfnsonnet
