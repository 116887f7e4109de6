// Constraints on lists: their items, how many there are, whether two are the same.
//
// Items may depend on conditions. What counts them asks whether a scenario exists in which the count is wrong.
#include <algorithm>

#include "rules/schema/schema_check.h"
#include "rules/values/equality.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Constraint;
using schema::Keyword;
using schema::Schema;

void SchemaCheck::items(const Constraint& constraint, const Node& value, Schema schema, const Place& place,
                        Violations& out) {
  const auto prefix = schema.find(Keyword::prefix_items);
  for (std::size_t i = prefix ? prefix->schemas().size() : 0; i < value.items.size() && !out.is_settled(); ++i) {
    check(*value.items[i], constraint.schema(), place, out);
  }
}

/// An item that is left out moves those after it, which are judged only where it is known whether it is there.
void SchemaCheck::prefix_items(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  const auto schemas = constraint.schemas();
  std::uint32_t position = 0;
  for (const Node* item : value.items) {
    if (position == schemas.size()) return;
    const std::vector<Alternative> here = possible_choices(*item, place);
    const auto absent = std::count_if(here.begin(), here.end(), [](const auto& choice) { return !choice.value; });
    if (absent == 0) {
      check(*item, schemas[position++], place, out);
    } else if (static_cast<std::size_t>(absent) != here.size()) {
      out.unknown = true;
      out.open = undecided(*item, place);
      return;
    }
  }
}

void SchemaCheck::contains(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  if (!value.is_array()) return;
  Place inside = place;
  inside.choosing = true;
  Violations undecided;
  for (const Node* item : value.items) {
    const std::vector<Alternative> here = possible_choices(*item, place);
    if (here.size() == 1 && !here.front().value) continue;  // left out
    Violations found(true);
    check(*item, constraint.schema(), inside, found);
    if (!found.empty()) continue;
    if (!found.unknown) return;
    undecided.unknown = true;
    if (!undecided.open) undecided.open = found.open;
    if (!undecided.open_call) undecided.open_call = found.open_call;
  }
  if (undecided.unknown) {
    out.unknown = true;
    out.open = undecided.open;
    out.open_call = undecided.open_call;
  } else {
    out.add(Keyword::contains, value, "no item of the list is what one of them must be");
  }
}

void SchemaCheck::item_count(const Constraint& constraint, const Node& list, const Place& place, Violations& out) {
  if (!list.is_array()) return;
  const bool at_least = constraint.keyword() == Keyword::min_items;
  const std::size_t limit = constraint.count();
  if (!at_least && list.items.size() <= limit) return;
  std::size_t count = list.items.size();
  if (std::any_of(list.items.begin(), list.items.end(), [&](const Node* item) { return may_vary(*item, place); })) {
    std::vector<Presence> items;
    for (const Node* item : list.items) items.push_back(presence(item, place));
    count = at_least ? fewest(items) : most(items);
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

}  // namespace

/// The texts that an item may have for a comparison: of all of it, or of its members of some names. Where it lacks one
/// of these, it is like no other item.
std::vector<SchemaCheck::Comparable> SchemaCheck::comparables(const Constraint& constraint, const Node& item,
                                                              const Place& place) const {
  const auto choices_of = [&](const Node& value) {
    return place.functions.empty() ? choices(value, place) : certain_alternatives(value, context_);
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

namespace {

/// "have the same \"Key\"".
std::string shared_keys(const Constraint& constraint) {
  std::string text;
  for (const std::string_view key : constraint.strings())
    text += fmt::format("{}\"{}\"", text.empty() ? "" : " and ", key);
  return "have the same " + text;
}

}  // namespace

/// Of items that share a key the second is wrong; of a list of which items are the same, the list.
/// A pair is reported where no pair before it says the same: two that are equal whatever the conditions are the last.
void SchemaCheck::unique(const Constraint& constraint, const Node& list, const Place& place, Violations& out) {
  if (!list.is_array() || list.items.size() < 2) return;
  struct Candidate {
    Scenario when;
    std::size_t item;
  };
  std::unordered_map<std::string, std::vector<Candidate>> seen;
  std::vector<Scenario> reported;
  std::size_t pairs = 0;
  for (const Node* item : list.items) {
    for (Comparable& one : comparables(constraint, *item, place)) {
      auto& twins = seen[std::move(one.text)];
      for (const Candidate& twin : twins) {
        if (twin.item == item->index) continue;
        if (++pairs > max_pairs) return;
        auto when = together(twin.when, one.when);
        if (!when || std::ranges::any_of(reported, [&](const Scenario& other) { return is_part_of(other, *when); }))
          continue;
        const bool is_whole = constraint.keyword() == Keyword::unique_items;
        out.add(constraint.keyword(), is_whole ? list : *item, "items {} and {} of the list {}: {}", twin.item,
                item->index, is_whole ? std::string("are the same") : shared_keys(constraint), show(*one.value));
        if (is_whole && one.value == item) out.items.back().remedy = remove(*item);
        out.items.back().when = when;
        if (when->size() == scenario_.size()) return;
        reported.push_back(std::move(*when));
      }
      twins.push_back({std::move(one.when), item->index});
    }
  }
}

}  // namespace cfnsonnet::rules
