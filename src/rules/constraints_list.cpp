// Constraints on lists: their items, how many there are, whether two are the same.
//
// Items may depend on conditions. What counts them asks whether a scenario exists in which the count is wrong.
#include <algorithm>

#include "rules/equality.h"
#include "rules/schema_check.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Constraint;
using schema::Keyword;
using schema::Schema;

void SchemaCheck::items(const Constraint& constraint, const Node& value, Schema schema, const Place& place,
                        Violations& out) {
  const auto prefix = schema.find(Keyword::prefix_items);
  for (std::size_t i = prefix ? prefix->schemas().size() : 0; i < value.items.size(); ++i) {
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
  }
  if (undecided.unknown) {
    out.unknown = true;
    out.open = undecided.open;
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

void SchemaCheck::unique(const Constraint& constraint, const Node& list, const Place& place, Violations& out) {
  if (!list.is_array() || list.items.size() < 2) return;
  struct Candidate {
    const Node* value;
    Scenario when;
    std::size_t item;
  };
  std::unordered_map<std::string, std::vector<Candidate>> seen;
  const bool by_keys = constraint.keyword() == Keyword::unique_keys;
  for (const Node* item : list.items) {
    for (const Alternative& choice : choices(*item, place)) {
      if (!choice.value) continue;
      std::string key;
      if (by_keys) {
        bool complete = true;
        for (std::string_view name : constraint.strings()) {
          const Node* member = choice.value->find(name);
          complete = complete && member;
          if (member) key += canonical(*member) + '\n';
        }
        if (!complete) continue;
      } else {
        key = canonical(*choice.value);
      }
      auto& twins = seen[key];
      for (const Candidate& twin : twins) {
        auto when = twin.item != item->index ? together(twin.when, choice.when) : std::nullopt;
        if (!when) continue;
        out.add(constraint.keyword(), list, "items {} and {} of the list are the same: {}", twin.item, item->index,
                show(*choice.value));
        if (!by_keys && choice.value == list.items[item->index]) out.items.back().remedy = remove(*item);
        out.items.back().when = std::move(when);
        return;
      }
      twins.push_back({choice.value, choice.when, item->index});
    }
  }
}

}  // namespace cfnsonnet::rules
