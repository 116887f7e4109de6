#include "rules/schema/choice_check.h"

#include <algorithm>
#include <vector>

#include "rules/schema/schema_check.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Constraint;
using schema::Keyword;
using schema::Schema;

namespace {

/// What is not known of a part is not known of the whole.
void hand_on(const Violations& part, Violations& whole) {
  whole.unknown = true;
  if (!whole.open) whole.open = part.open;
  if (!whole.open_call) whole.open_call = part.open_call;
}

// So many conditions may decide one choice; past that it counts as unknown.
constexpr unsigned max_splits = 12;

// And so many values of one call.
constexpr std::size_t max_values = 64;

}  // namespace

/// Where the outcome depends on a condition, both of its values are looked at, each on the assumption that it holds.
void ChoiceCheck::check_choice(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Violations found(out.quiet());
  switch (constraint.keyword()) {
    case Keyword::any_of: any_of(constraint, value, place, found); break;
    case Keyword::one_of: one_of(constraint, value, place, found); break;
    case Keyword::negation: negation(constraint, value, place, found); break;
    case Keyword::contains: contains(constraint, value, place, found); break;
    default: if_then_else(constraint, value, place, found); break;
  }
  if (found.unknown && found.open && !place.is_choosing() && splits_ < max_splits) {
    ++splits_;
    for (const bool outcome : {true, false}) {
      const Literal literal{*found.open, outcome};
      if (!assumptions_.is_possible({&literal, 1})) continue;
      const Assumptions::Scope assumed(assumptions_, {&literal, 1});
      check_choice(constraint, value, place, out);
    }
    --splits_;
    return;
  }
  if (found.unknown && found.open_call && !place.is_choosing() && splits_ < max_splits) {
    ++splits_;
    by_values(*found.open_call, constraint, value, place, out);
    --splits_;
    return;
  }
  if (found.unknown) hand_on(found, out);
  std::move(found.items.begin(), found.items.end(), std::back_inserter(out.items));
}

/// Each value that the call may have is looked at. What a parameter's value makes wrong is said of that value.
void ChoiceCheck::by_values(const Node& call, const Constraint& constraint, const Node& value, const Place& place,
                            Violations& out) {
  const std::vector<Resolved> values = resolve(call, context_, computed_);
  if (values.size() > max_values) return;
  for (const Resolved& resolved : values) {
    const Assumptions::ValueScope assumed(assumptions_, resolved, &call);
    if (!assumed.is_possible()) continue;
    Violations found(out.quiet());
    check_choice(constraint, value, place, found);
    for (Violation& violation : found.items) {
      if (!violation.when) violation.when = assumptions_.scenario();
      const bool says_so = violation.rule && violation.rule == rule_of_values(call_of(call)->function);
      if (!resolved.pins.empty() && !violation.given_by && !says_so) {
        violation.given_by = &call;
        violation.source = resolved.source;
      }
      out.items.push_back(std::move(violation));
    }
  }
}

void ChoiceCheck::any_of(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Violations undecided;
  for (const Schema schema : constraint.schemas()) {
    Violations branch(true);
    schemas_.check(value, schema, place.for_choice(), branch);
    if (!branch.empty()) continue;
    if (!branch.unknown) return;
    hand_on(branch, undecided);
  }
  if (undecided.unknown) {
    hand_on(undecided, out);
    return;
  }
  if (out.quiet()) {
    out.add(Keyword::any_of, value, "{}", "");
    return;
  }
  // Where only one branch is meant for a value of this kind, its complaint says more than "none of these".
  Violations closest;
  for (const Schema schema : constraint.schemas()) {
    Violations branch;
    schemas_.check(value, schema, place.for_choice(), branch);
    const bool same_kind = std::none_of(branch.items.begin(), branch.items.end(), [&](const Violation& violation) {
      return violation.keyword == Keyword::type && violation.node == &value;
    });
    if (same_kind && (closest.empty() || branch.items.size() < closest.items.size())) closest = std::move(branch);
  }
  if (closest.empty()) {
    out.add(Keyword::any_of, value, "{} is none of what may stand here", show(value));
  } else {
    out.add(Keyword::any_of, value, "{} is none of what may stand here; closest: {}", show(value),
            closest.items.front().message);
  }
}

namespace {

/// Whether a form is meant for a value of another kind.
bool is_of_other_kind(const Violations& branch, const Node& value) {
  return std::ranges::any_of(branch.items, [&](const Violation& violation) {
    return violation.keyword == Keyword::type && violation.node == &value;
  });
}

/// The one mistake inside of a value that only one of the forms is meant for: it says more than "none of the forms".
const Violation* only_mistake(const std::vector<Violations>& branches, const Node& value) {
  const Violations* meant = nullptr;
  for (const Violations& branch : branches) {
    if (is_of_other_kind(branch, value)) continue;
    if (meant) return nullptr;
    meant = &branch;
  }
  if (!meant || meant->items.size() != 1) return nullptr;
  const Violation& violation = meant->items.front();
  return violation.node == &value || violation.rule || violation.given_by ? nullptr : &violation;
}

}  // namespace

void ChoiceCheck::one_of(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Violations undecided;
  unsigned valid = 0;
  std::string first_complaint;
  std::vector<Violations> refused;
  for (const Schema schema : constraint.schemas()) {
    Violations branch(out.quiet());
    schemas_.check(value, schema, place.for_choice(), branch);
    if (!branch.empty()) {
      if (first_complaint.empty()) first_complaint = branch.items.front().message;
      refused.push_back(std::move(branch));
    } else if (branch.unknown) {
      hand_on(branch, undecided);
    } else {
      ++valid;
    }
  }
  if (undecided.unknown && valid < 2) {
    hand_on(undecided, out);
  } else if (const Violation* mistake = valid == 0 ? only_mistake(refused, value) : nullptr) {
    out.items.push_back(*mistake);
    out.items.back().keyword = Keyword::one_of;
  } else if (valid == 0) {
    out.add(Keyword::one_of, value, "{} is none of the forms that may stand here; for the first of them: {}",
            show(value), first_complaint);
  } else if (valid > 1) {
    out.add(Keyword::one_of, value, "{} fits {} of the forms that may stand here, which exclude each other",
            show(value), valid);
  }
}

namespace {

bool lacks_required(const Node& object, Schema schema) {
  const auto required = schema.find(Keyword::required);
  return required &&
         std::ranges::any_of(required->strings(), [&](std::string_view name) { return !object.member(name); });
}

/// Whether a schema speaks of members alone that the object lacks, as most facts of a type do: nothing else of it
/// matters then.
bool speaks_of_others(Schema schema, const Node& object) {
  const auto lacks = [&](const schema::Property& property) { return !object.member(property.name); };
  for (const Constraint constraint : schema.constraints()) {
    switch (constraint.keyword()) {
      case Keyword::rule:
      case Keyword::because: break;
      case Keyword::properties:
        if (!std::ranges::all_of(constraint.properties(), lacks)) return false;
        break;
      case Keyword::if_then_else: {
        const auto schemas = constraint.schemas();
        if (!lacks_required(object, schemas[0]) || !schemas[2].constraints().empty()) return false;
        break;
      }
      default: return false;
    }
  }
  return true;
}

}  // namespace

void ChoiceCheck::check_all_of(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  const Place inside = place.for_more();
  const bool is_object = has_written_members(value);
  for (const Schema schema : constraint.schemas()) {
    if (out.is_settled()) return;
    if (!is_object || !speaks_of_others(schema, value)) schemas_.check(value, schema, inside, out);
  }
}

void ChoiceCheck::negation(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Violations inside(true);
  schemas_.check(value, constraint.schema(), place.for_choice(), inside);
  if (!inside.empty()) return;
  if (inside.unknown)
    hand_on(inside, out);
  else
    out.add(Keyword::negation, value, "{} may not stand here", show(value));
}

void ChoiceCheck::contains(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  if (!value.is_array()) return;
  Violations undecided;
  for (const Node* item : value.items) {
    const std::vector<Alternative> here = assumptions_.possible_choices(*item, place.functions);
    if (here.size() == 1 && !here.front().value) continue;  // left out
    Violations found(true);
    schemas_.check(*item, constraint.schema(), place.for_choice(), found);
    if (!found.empty()) continue;
    if (!found.unknown) return;
    hand_on(found, undecided);
  }
  if (undecided.unknown)
    hand_on(undecided, out);
  else
    out.add(Keyword::contains, value, "no item of the list is what one of them must be");
}

void ChoiceCheck::if_then_else(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  const auto schemas = constraint.schemas();
  bool holds = !(has_written_members(value) && lacks_required(value, schemas[0]));
  if (holds) {
    Violations condition(true);
    schemas_.check(value, schemas[0], place.for_choice(), condition);
    if (condition.unknown && condition.empty()) {
      hand_on(condition, out);
      return;
    }
    holds = condition.empty();
  }
  const Schema chosen = schemas[holds ? 1 : 2];
  if (chosen.constraints().empty()) return;
  schemas_.check(value, chosen, place.for_more(), out);
}

}  // namespace cfnsonnet::rules
