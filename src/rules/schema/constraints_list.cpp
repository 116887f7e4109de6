#include "rules/schema/constraints_list.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "rules/values/equality.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Constraint;
using schema::Keyword;

void check_item_count(const Constraint& constraint, const Node& list, const Place& place,
                      const Assumptions& assumptions, Violations& out) {
  if (!list.is_array()) return;
  const bool at_least = constraint.keyword() == Keyword::min_items;
  const std::size_t limit = constraint.count();
  if (!at_least && list.items.size() <= limit) return;
  std::size_t count = list.items.size();
  if (std::any_of(list.items.begin(), list.items.end(),
                  [&](const Node* item) { return may_vary(*item, place.functions); })) {
    std::vector<Presence> items;
    for (const Node* item : list.items) items.push_back(assumptions.presence(item, place.functions));
    count = at_least ? assumptions.fewest(items) : assumptions.most(items);
  }
  if (at_least && count < limit) {
    out.add(Keyword::min_items, list, "the list has {}, fewer than {}", counted(count, "item"), limit);
  } else if (!at_least && count > limit) {
    out.add(Keyword::max_items, list, "the list has {}, more than {}", counted(count, "item"), limit);
  }
}

namespace {

/// More pairs of a list are not compared where conditions decide over them: each of them asks the solver, and what was
/// found so far says enough of such a list.
constexpr std::size_t max_pairs = 2048;

bool is_part_of(const Scenario& part, const Scenario& whole) {
  return std::ranges::all_of(part, [&](Literal literal) { return std::ranges::find(whole, literal) != whole.end(); });
}

/// What an item is compared by.
struct Comparable {
  std::string text;   ///< The same for what is equal.
  const Node* value;  ///< The item, or what a Fn::If puts in its place.
  Scenario when;
};

/// The texts that an item may have for a comparison: of all of it, or of its members of some names. Where it lacks one
/// of these, it is like no other item.
std::vector<Comparable> comparables(const Constraint& constraint, const Node& item, const Place& place,
                                    const Context& context, const Assumptions& assumptions) {
  const auto choices_of = [&](const Node& value) {
    return place.functions.empty() ? assumptions.choices(value, place.functions) : certain_alternatives(value, context);
  };
  std::vector<Comparable> all;
  for (const Alternative& choice : choices_of(item)) {
    if (!choice.value) continue;
    if (constraint.keyword() == Keyword::unique_items) {
      all.push_back({canonical(*choice.value), choice.value, choice.when});
      continue;
    }
    const auto no_standard = [](std::string_view) -> const Node* { return nullptr; };
    for (Key& key : keys_of(*choice.value, constraint.strings(), Key{{}, choice.when}, choices_of, no_standard))
      all.push_back({std::move(key.text), choice.value, std::move(key.when)});
  }
  return all;
}

/// "have the same \"Key\"".
std::string shared_keys(const Constraint& constraint) {
  std::string text;
  for (const std::string_view key : constraint.strings())
    text += fmt::format("{}\"{}\"", text.empty() ? "" : " and ", key);
  return "have the same " + text;
}

}  // namespace

/// A pair is reported where no pair before it says the same: two that are equal whatever the conditions are the last.
void check_unique(const Constraint& constraint, const Node& list, const Place& place, const Context& context,
                  const Assumptions& assumptions, Violations& out) {
  if (!list.is_array() || list.items.size() < 2) return;
  struct Candidate {
    Scenario when;
    std::size_t item;
  };
  std::unordered_map<std::string, std::vector<Candidate>> seen;
  std::vector<Scenario> reported;
  std::size_t pairs = 0;
  for (const Node* item : list.items) {
    for (Comparable& one : comparables(constraint, *item, place, context, assumptions)) {
      auto& twins = seen[std::move(one.text)];
      for (const Candidate& twin : twins) {
        if (twin.item == item->index) continue;
        if (++pairs > max_pairs) return;
        auto when = assumptions.together(twin.when, one.when);
        if (!when || std::ranges::any_of(reported, [&](const Scenario& other) { return is_part_of(other, *when); }))
          continue;
        const bool is_whole = constraint.keyword() == Keyword::unique_items;
        out.add(constraint.keyword(), is_whole ? list : *item, "items {} and {} of the list {}: {}", twin.item,
                item->index, is_whole ? std::string("are the same") : shared_keys(constraint), show(*one.value));
        if (is_whole && one.value == item) out.items.back().remedy = remove(*item);
        out.items.back().when = when;
        if (when->size() == assumptions.scenario().size()) return;
        reported.push_back(std::move(*when));
      }
      twins.push_back({std::move(one.when), item->index});
    }
  }
}

}  // namespace cfnsonnet::rules
