#include "rules/schema_check.h"

#include <algorithm>

namespace cfnsonnet::rules {

using schema::Constraint;
using schema::Keyword;
using schema::Schema;

SchemaCheck::SchemaCheck(const Context& context, Patterns& patterns)
    : context_(context), patterns_(patterns), anything_(context.bundle.type("structure:Anything")->schema()) {}

SchemaCheck::Assume::Assume(SchemaCheck& check, std::span<const Literal> literals)
    : check_(check), before_(check.scenario_.size()) {
  check.scenario_.insert(check.scenario_.end(), literals.begin(), literals.end());
}
SchemaCheck::Assume::~Assume() { check_.scenario_.resize(before_); }

bool SchemaCheck::possible(std::span<const Literal> more) const {
  if (more.empty()) return true;  // what is assumed was found possible when it was assumed
  std::vector<Literal> all = scenario_;
  all.insert(all.end(), more.begin(), more.end());
  return context_.conditions.satisfiable(all);
}

bool SchemaCheck::possible_by_hand(const Literal& literal) const {
  std::vector<Literal> all = scenario_;
  all.push_back(literal);
  return context_.conditions.satisfiable(all, {}, Constants::switches);
}

bool SchemaCheck::possible_together(const Scenario& a, const Scenario& b) const {
  if (a.empty() && b.empty()) return true;
  Scenario both = a;
  both.insert(both.end(), b.begin(), b.end());
  return possible(both);
}

namespace {

// {{resolve:ssm:name}}: the value is fetched at deployment.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
bool is_dynamic_reference(std::string_view text) {
  const std::size_t start = text.find("{{resolve:");
  return start != std::string_view::npos && text.find("}}", start) != std::string_view::npos;
}

FunctionSet function_set(const Constraint& constraint) {
  FunctionSet set;
  for (std::string_view name : constraint.strings()) {
    if (const auto function = function_of(name)) set.add(*function);
  }
  return set;
}

}  // namespace

void SchemaCheck::check(const Node& value, Schema schema, const Place& place, Violations& out) {
  // A dynamic reference's value is not known, and of a name that lacks its Ref W1054 speaks.
  if (value.is_string() && (is_dynamic_reference(value.text) || is_pseudo_parameter(value.text))) return;
  Place here = place;
  if (const auto functions = schema.find(Keyword::functions)) here.functions = function_set(*functions);

  if (const auto call = call_of(value); call && here.functions.has(call->function)) {
    this->call(*call, value, schema, here, out);
    return;
  }
  for (const Constraint constraint : schema.constraints()) this->constraint(constraint, value, schema, here, out);
  if (!here.functions.empty() && !here.choosing) free_form(value, schema, here, out);
}

/// Where a schema says nothing of the members or items of a value (a policy, a definition in JSON), calls may still
/// stand among them.
void SchemaCheck::free_form(const Node& value, Schema schema, const Place& place, Violations& out) {
  if (value.is_object()) {
    for (Keyword keyword : {Keyword::properties, Keyword::pattern_properties, Keyword::additional_properties}) {
      if (schema.find(keyword)) return;
    }
    for (const document::Member& member : value.members) check(*member.value, anything_, place, out);
  } else if (value.is_array() && !schema.find(Keyword::items) && !schema.find(Keyword::prefix_items)) {
    for (const Node* item : value.items) check(*item, anything_, place, out);
  }
}

std::vector<Alternative> SchemaCheck::choices(const Node& value, const Place& place) const {
  if (!place.functions.has(Function::if_)) return {{{}, &value}};
  return alternatives(value, context_.conditions);
}

SchemaCheck::Presence SchemaCheck::presence(const Node* value, const Place& place) const {
  Presence state;
  if (!value) {
    state.absent.emplace_back();
    return state;
  }
  for (Alternative& choice : choices(*value, place))
    (choice.value ? state.present : state.absent).push_back(std::move(choice.when));
  return state;
}

std::size_t SchemaCheck::fewest(std::span<const Presence> values) const {
  std::vector<std::vector<Scenario>> absent;
  for (const Presence& value : values) absent.push_back(value.absent);
  return values.size() - context_.conditions.most_at_once(absent, scenario_);
}

std::size_t SchemaCheck::most(std::span<const Presence> values) const {
  std::vector<std::vector<Scenario>> present;
  for (const Presence& value : values) present.push_back(value.present);
  return context_.conditions.most_at_once(present, scenario_);
}

void SchemaCheck::constraint(const Constraint& constraint, const Node& value, Schema schema, const Place& place,
                             Violations& out) {
  switch (constraint.keyword()) {
    case Keyword::type: type(constraint.types(), value, place, out); break;
    case Keyword::enumeration:
    case Keyword::enumeration_any_case:
    case Keyword::constant: enumeration(constraint, value, out); break;
    case Keyword::pattern: pattern(constraint, value, out); break;
    case Keyword::min_length:
    case Keyword::max_length: length(constraint, value, out); break;
    case Keyword::format: format(constraint, value, out); break;
    case Keyword::minimum:
    case Keyword::maximum:
    case Keyword::exclusive_minimum:
    case Keyword::exclusive_maximum:
    case Keyword::multiple_of: range(constraint, value, out); break;
    case Keyword::items: items(constraint, value, schema, place, out); break;
    case Keyword::prefix_items: prefix_items(constraint, value, place, out); break;
    case Keyword::contains: contains(constraint, value, place, out); break;
    case Keyword::properties: properties(constraint, value, place, out); break;
    case Keyword::pattern_properties: pattern_properties(constraint, value, place, out); break;
    case Keyword::additional_properties: additional_properties(constraint, value, schema, place, out); break;
    case Keyword::property_names: property_names(constraint, value, place, out); break;
    case Keyword::any_of: any_of(constraint, value, place, out); break;
    case Keyword::one_of: one_of(constraint, value, place, out); break;
    case Keyword::all_of: all_of(constraint, value, place, out); break;
    case Keyword::negation: negation(constraint, value, place, out); break;
    case Keyword::never: out.add(Keyword::never, value, "nothing may stand here"); break;
    case Keyword::min_items:
    case Keyword::max_items: item_count(constraint, value, place, out); break;
    case Keyword::unique_items:
    case Keyword::unique_keys: unique(constraint, value, place, out); break;
    case Keyword::required:
    case Keyword::required_xor:
    case Keyword::required_or:
    case Keyword::dependent_required:
    case Keyword::dependent_excluded:
    case Keyword::min_properties:
    case Keyword::max_properties: members(constraint, value, place, out); break;
    case Keyword::if_then_else: if_then_else(constraint, value, place, out); break;
    case Keyword::functions: break;  // read by check()
  }
}

namespace {

Place choosing(const Place& place) {
  Place inside = place;
  inside.choosing = true;
  return inside;
}

}  // namespace

void SchemaCheck::any_of(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  bool unknown = false;
  for (const Schema schema : constraint.schemas()) {
    Violations branch(true);
    check(value, schema, choosing(place), branch);
    if (branch.unknown)
      unknown = true;
    else if (branch.empty())
      return;
  }
  if (unknown) {
    out.unknown = true;
    return;
  }
  // Where only one branch is meant for a value of this kind, its complaint says more than "none of these".
  Violations closest;
  for (const Schema schema : constraint.schemas()) {
    Violations branch;
    check(value, schema, choosing(place), branch);
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

void SchemaCheck::one_of(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  bool unknown = false;
  unsigned valid = 0;
  std::string first_complaint;
  for (const Schema schema : constraint.schemas()) {
    Violations branch(out.quiet());
    check(value, schema, choosing(place), branch);
    if (branch.unknown)
      unknown = true;
    else if (branch.empty())
      ++valid;
    else if (first_complaint.empty())
      first_complaint = branch.items.front().message;
  }
  if (unknown && valid < 2) {
    out.unknown = true;
  } else if (valid == 0) {
    out.add(Keyword::one_of, value, "{} is none of the forms that may stand here; for the first of them: {}",
            show(value), first_complaint);
  } else if (valid > 1) {
    out.add(Keyword::one_of, value, "{} fits {} of the forms that may stand here, which exclude each other",
            show(value), valid);
  }
}

void SchemaCheck::all_of(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Violations found(out.quiet());
  for (const Schema schema : constraint.schemas()) {
    Violations branch(out.quiet());
    check(value, schema, choosing(place), branch);
    if (branch.unknown)
      found.unknown = true;
    else
      std::move(branch.items.begin(), branch.items.end(), std::back_inserter(found.items));
  }
  if (found.unknown)
    out.unknown = true;
  else
    std::move(found.items.begin(), found.items.end(), std::back_inserter(out.items));
}

void SchemaCheck::negation(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Violations inside(true);
  check(value, constraint.schema(), choosing(place), inside);
  if (inside.unknown)
    out.unknown = true;
  else if (inside.empty())
    out.add(Keyword::negation, value, "{} may not stand here", show(value));
}

void SchemaCheck::if_then_else(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  const auto schemas = constraint.schemas();
  Violations condition(true);
  check(value, schemas[0], choosing(place), condition);
  if (condition.unknown) {
    out.unknown = true;
    return;
  }
  check(value, schemas[condition.empty() ? 1 : 2], place, out);
}

}  // namespace cfnsonnet::rules
