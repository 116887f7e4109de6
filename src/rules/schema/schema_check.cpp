#include "rules/schema/schema_check.h"

#include <algorithm>

namespace cfnsonnet::rules {

using schema::Constraint;
using schema::Keyword;
using schema::Schema;

SchemaCheck::SchemaCheck(const Context& context, Patterns& patterns)
    : context_(context),
      patterns_(patterns),
      anything_(context.bundle.type("structure:Anything")->schema()),
      strict_(context.is_set(E3012, "strict", "true", false)) {}

SchemaCheck::Assume::Assume(SchemaCheck& check, std::span<const Literal> literals)
    : check_(check), before_(check.scenario_.size()) {
  check.scenario_.insert(check.scenario_.end(), literals.begin(), literals.end());
}
SchemaCheck::Assume::~Assume() { check_.scenario_.resize(before_); }

SchemaCheck::AssumeValue::AssumeValue(SchemaCheck& check, const Resolved& value)
    : check_(check),
      pinned_(check.pins_.size()),
      is_possible_(are_meant(value.pins) && check.goes_with_given(value)),
      scenario_(check, value.when) {
  check.pins_.insert(check.pins_.end(), value.pins.begin(), value.pins.end());
}
SchemaCheck::AssumeValue::~AssumeValue() { check_.pins_.resize(pinned_); }

bool SchemaCheck::possible(std::span<const Literal> more) const {
  if (more.empty()) return true;  // what is assumed was found possible when it was assumed
  std::vector<Literal> all = scenario_;
  all.insert(all.end(), more.begin(), more.end());
  return context_.conditions.satisfiable(all, pins_);
}

bool SchemaCheck::possible_by_hand(const Literal& literal) const {
  std::vector<Literal> all = scenario_;
  all.push_back(literal);
  return context_.conditions.satisfiable(all, {}, Constants::switches);
}

std::optional<Scenario> SchemaCheck::together(const Scenario& a, const Scenario& b) const {
  Scenario both = scenario_;
  both.insert(both.end(), a.begin(), a.end());
  both.insert(both.end(), b.begin(), b.end());
  if ((a.empty() && b.empty()) || context_.conditions.satisfiable(both, pins_)) return both;
  return std::nullopt;
}

std::optional<Scenario> SchemaCheck::together(const std::vector<Scenario>& a, const std::vector<Scenario>& b) const {
  for (const Scenario& one : a)
    for (const Scenario& other : b)
      if (auto both = together(one, other)) return both;
  return std::nullopt;
}

namespace {

// {{resolve:ssm:name}}: the value is fetched at deployment.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
bool is_dynamic_reference(std::string_view text) {
  const std::size_t start = text.find("{{resolve:");
  return start != std::string_view::npos && text.find("}}", start) != std::string_view::npos;
}

/// Macros run before anything else, so that one may stand for any value, whatever takes it; but not for parameters,
/// which are read before.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-transform.html
bool is_macro(const Call& call) {
  if (call.function != Function::transform) return false;
  const document::Node* section = call.member->value;
  while (section->parent && section->parent->parent) section = section->parent;
  const document::Member* holder = section->holder();
  return !holder || holder->name != "Parameters";
}

/// The message of a violation where its schema gives a reason. Of a choice that fails, the reason says more than the
/// value, which is often a whole object; of a pattern, more than its letters.
std::string explained(const Violation& violation, std::string_view because) {
  switch (violation.keyword) {
    case Keyword::negation:
    case Keyword::any_of:
    case Keyword::one_of:
    case Keyword::contains: return std::string(because);
    case Keyword::pattern: return fmt::format("{} does not fit: {}", show(*violation.node), because);
    default: return fmt::format("{}: {}", violation.message, because);
  }
}

/// What is no error may be set, but should not.
void soften(std::string& message) {
  constexpr std::string_view strict = "may not be set";
  if (const std::size_t at = message.find(strict); at != std::string::npos)
    message.replace(at, strict.size(), "should not be set");
}

/// Gives the violations from `first` on the rule that the schema names for them, and its reason.
void name_rule(Schema schema, std::size_t first, Violations& out) {
  const auto id = schema.find(Keyword::rule);
  const Rule* named = id ? find_rule(id->text()) : nullptr;
  const auto because = schema.find(Keyword::because);
  for (std::size_t i = first; i < out.items.size(); ++i) {
    Violation& violation = out.items[i];
    if (violation.rule) continue;
    // What the value would have to be is not what is wrong with a call of no function.
    if (because && !is_unknown_call(*violation.node)) violation.message = explained(violation, because->text());
    if (!named) continue;
    violation.rule = id_of(*named);
    if (violation.keyword == Keyword::never && named->level != Level::error) soften(violation.message);
  }
}

}  // namespace

FunctionSet SchemaCheck::functions_of(Schema schema, const Constraint& constraint) {
  const auto [known, added] = functions_.try_emplace(schema.id());
  if (added) {
    for (std::string_view name : constraint.strings()) {
      if (const auto function = function_of(name)) known->second.add(*function);
    }
  }
  return known->second;
}

void refuse(const document::Node& value, Violations& out) {
  const document::Node* whole = &value;  // a branch of Fn::If goes by the name of what the call stands for
  while (whole->parent && whole->parent->holder() && whole->parent->holder()->name == "Fn::If")
    whole = whole->parent->parent;
  if (const document::Member* holder = whole->holder())
    out.add(Keyword::never, value, "\"{}\" may not be set", holder->name);
  else
    out.add(Keyword::never, value, "nothing may stand here");
}

void SchemaCheck::check(const Node& value, Schema schema, const Place& place, Violations& out) {
  const std::size_t before = out.items.size();
  check_value(value, schema, place, out);
  for (std::size_t i = before; i < out.items.size(); ++i)
    if (!out.items[i].when) out.items[i].when = scenario_;
}

namespace {

/// Which keywords a schema has: looked at once, where each question by itself would go through its constraints again.
class KeywordSet {
 public:
  explicit KeywordSet(Schema schema) {
    for (const Constraint constraint : schema.constraints()) bits_ |= bit(constraint.keyword());
  }
  [[nodiscard]] bool has(Keyword keyword) const { return (bits_ & bit(keyword)) != 0; }

 private:
  static_assert(static_cast<unsigned>(Keyword::comparisons) < 64, "a bit for each, the last included");
  static std::uint64_t bit(Keyword keyword) { return std::uint64_t{1} << static_cast<unsigned>(keyword); }
  std::uint64_t bits_ = 0;
};

}  // namespace

void SchemaCheck::check_value(const Node& value, Schema schema, const Place& place, Violations& out) {
  // A dynamic reference's value is not known, and of a name that lacks its Ref W1054 speaks; where nothing may stand,
  // neither may they.
  const KeywordSet keywords(schema);
  if (value.is_string() && !keywords.has(Keyword::never) &&
      (is_dynamic_reference(value.text) || is_pseudo_parameter(value.text))) {
    out.unknown = out.unknown || place.choosing;
    return;
  }
  Place here = place;
  if (keywords.has(Keyword::functions)) here.functions = functions_of(schema, *schema.find(Keyword::functions));
  if (keywords.has(Keyword::rule)) {
    const std::string_view id = schema.find(Keyword::rule)->text();
    if (id.starts_with('I') && !is_listed(context_.included, id)) return;  // nobody asked
    here.own_rule = true;
  }

  if (const auto call = call_of(value); call && (here.functions.has(call->function) || is_macro(*call))) {
    this->call(*call, value, schema, here, out);
    return;
  }
  const std::size_t before = out.items.size();
  const bool is_no_function = is_unknown_call(value);
  for (const Constraint constraint : schema.constraints()) {
    if (out.is_settled()) return;
    const Keyword keyword = constraint.keyword();
    if (is_no_function && keyword != Keyword::type && keyword != Keyword::additional_properties) continue;
    this->constraint(constraint, value, schema, here, out);
    // A call that may not stand here, or of no function, is one mistake; what else it is not, as a value, is none.
    if (out.items.size() != before && (is_no_function || (keyword == Keyword::type && call_of(value)))) break;
  }
  if (out.items.size() != before) {
    name_rule(schema, before, out);
    std::erase_if(out.items, [&](const Violation& violation) {
      return violation.rule == E3031 && violation.keyword == Keyword::pattern && is_exception(violation.node->text);
    });
  }
  const bool names_members = keywords.has(Keyword::pattern_properties) || keywords.has(Keyword::additional_properties);
  const bool is_free = value.is_object() ? !names_members : value.is_array() && !keywords.has(Keyword::items);
  if (is_free && !here.functions.empty() && !here.choosing && !here.again) free_form(value, schema, here, out);
}

/// Where a schema says nothing of the members or items of a value (a policy, a definition in JSON, what only the
/// provider of a custom resource knows), calls may still stand among them.
void SchemaCheck::free_form(const Node& value, Schema schema, const Place& place, Violations& out) {
  if (value.is_object()) {
    const auto known = schema.find(Keyword::properties);
    for (const document::Member& member : value.members) {
      if (!known || !known->property(member.name)) check(*member.value, anything_, place, out);
    }
  } else if (!schema.find(Keyword::prefix_items)) {
    for (const Node* item : value.items) check(*item, anything_, place, out);
  }
}

std::vector<Alternative> SchemaCheck::choices(const Node& value, const Place& place) const {
  if (!may_vary(value, place)) return {{{}, &value}};
  return alternatives(value, context_.conditions);
}

std::vector<Alternative> SchemaCheck::possible_choices(const Node& value, const Place& place) const {
  std::vector<Alternative> found = choices(value, place);
  std::erase_if(found, [&](const Alternative& choice) { return !possible(choice.when); });
  return found;
}

std::optional<ConditionId> SchemaCheck::undecided(const Node& value, const Place& place) const {
  if (!may_vary(value, place)) return std::nullopt;
  const std::vector<Alternative> found = possible_choices(value, place);
  if (found.size() < 2) return std::nullopt;
  for (const Literal literal : found.front().when) {
    const Literal opposite{literal.condition, !literal.value};
    if (possible({&opposite, 1})) return literal.condition;
  }
  return std::nullopt;
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
    case Keyword::constant:  // where a rule of its own meets an object, the type's schema has said that it is wrong
      if (!place.own_rule || place.choosing || value.scalar_text()) enumeration(constraint, value, out);
      break;
    case Keyword::pattern: pattern(constraint, value, place, out); break;
    case Keyword::min_length:
    case Keyword::max_length: length(constraint, value, out); break;
    case Keyword::format: format(constraint, value, place, out); break;
    case Keyword::minimum:
    case Keyword::maximum:
    case Keyword::exclusive_minimum:
    case Keyword::exclusive_maximum:
    case Keyword::multiple_of: range(constraint, value, out); break;
    case Keyword::items: items(constraint, value, schema, place, out); break;
    case Keyword::prefix_items: prefix_items(constraint, value, place, out); break;
    case Keyword::properties: properties(constraint, value, place, out); break;
    case Keyword::pattern_properties: pattern_properties(constraint, value, place, out); break;
    case Keyword::additional_properties: additional_properties(constraint, value, schema, place, out); break;
    case Keyword::property_names: property_names(constraint, value, place, out); break;
    case Keyword::never: refuse(value, out); break;
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
    case Keyword::comparisons: comparisons(constraint, value, place, out); break;
    case Keyword::all_of: all_of(constraint, value, place, out); break;
    case Keyword::contains:
    case Keyword::any_of:
    case Keyword::one_of:
    case Keyword::negation:
    case Keyword::if_then_else: choice(constraint, value, place, out); break;
    case Keyword::values_by_region: values_by_region(constraint, value, out); break;
    case Keyword::kinds:  // read where calls are checked
    case Keyword::functions:
    case Keyword::rule:
    case Keyword::because: break;  // read by check()
  }
}

namespace {

Place choosing(const Place& place) {
  Place inside = place;
  inside.choosing = true;
  return inside;
}

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
void SchemaCheck::choice(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Violations found(out.quiet());
  switch (constraint.keyword()) {
    case Keyword::any_of: any_of(constraint, value, place, found); break;
    case Keyword::one_of: one_of(constraint, value, place, found); break;
    case Keyword::negation: negation(constraint, value, place, found); break;
    case Keyword::contains: contains(constraint, value, place, found); break;
    default: if_then_else(constraint, value, place, found); break;
  }
  if (found.unknown && found.open && !place.choosing && splits_ < max_splits) {
    ++splits_;
    for (const bool outcome : {true, false}) {
      const Literal literal{*found.open, outcome};
      if (!possible({&literal, 1})) continue;
      const Assume assume(*this, {&literal, 1});
      choice(constraint, value, place, out);
    }
    --splits_;
    return;
  }
  if (found.unknown && found.open_call && !place.choosing && splits_ < max_splits) {
    ++splits_;
    choice_by_values(*found.open_call, constraint, value, place, out);
    --splits_;
    return;
  }
  if (found.unknown) hand_on(found, out);
  std::move(found.items.begin(), found.items.end(), std::back_inserter(out.items));
}

/// Each value that the call may have is looked at. What a parameter's value makes wrong is said of that value.
void SchemaCheck::choice_by_values(const Node& call, const Constraint& constraint, const Node& value,
                                   const Place& place, Violations& out) {
  const std::vector<Resolved> values = resolve(call, context_, scratch_);
  if (values.size() > max_values) return;
  for (const Resolved& resolved : values) {
    const AssumeValue assume(*this, resolved);
    if (!assume.is_possible()) continue;
    given_.push_back({&call, resolved.value});
    Violations found(out.quiet());
    choice(constraint, value, place, found);
    for (Violation& violation : found.items) {
      if (!violation.when) violation.when = scenario_;
      const bool says_so = violation.rule && violation.rule == rule_of_values(call_of(call)->function);
      if (!resolved.pins.empty() && !violation.given_by && !says_so) {
        violation.given_by = &call;
        violation.source = resolved.source;
      }
      out.items.push_back(std::move(violation));
    }
    given_.pop_back();
  }
}

void SchemaCheck::any_of(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Violations undecided;
  for (const Schema schema : constraint.schemas()) {
    Violations branch(true);
    check(value, schema, choosing(place), branch);
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

namespace {

/// Whether a form is meant for a value of another kind.
bool is_of_other_kind(const Violations& branch, const document::Node& value) {
  return std::ranges::any_of(branch.items, [&](const Violation& violation) {
    return violation.keyword == Keyword::type && violation.node == &value;
  });
}

/// The one mistake inside of a value that only one of the forms is meant for: it says more than "none of the forms".
const Violation* only_mistake(const std::vector<Violations>& branches, const document::Node& value) {
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

void SchemaCheck::one_of(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Violations undecided;
  unsigned valid = 0;
  std::string first_complaint;
  std::vector<Violations> refused;
  for (const Schema schema : constraint.schemas()) {
    Violations branch(out.quiet());
    check(value, schema, choosing(place), branch);
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

bool lacks_required(const document::Node& object, Schema schema) {
  const auto required = schema.find(Keyword::required);
  return required &&
         std::ranges::any_of(required->strings(), [&](std::string_view name) { return !object.member(name); });
}

/// Whether a schema speaks of members alone that the object lacks, as most facts of a type do: nothing else of it
/// matters then.
bool speaks_of_others(Schema schema, const document::Node& object) {
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

/// Each of the schemas holds for itself, so that calls are looked into as elsewhere.
void SchemaCheck::all_of(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Place inside = place;
  inside.again = true;
  const bool is_object = has_written_members(value);
  for (const Schema schema : constraint.schemas()) {
    if (out.is_settled()) return;
    if (!is_object || !speaks_of_others(schema, value)) check(value, schema, inside, out);
  }
}

void SchemaCheck::negation(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Violations inside(true);
  check(value, constraint.schema(), choosing(place), inside);
  if (!inside.empty()) return;
  if (inside.unknown)
    hand_on(inside, out);
  else
    out.add(Keyword::negation, value, "{} may not stand here", show(value));
}

void SchemaCheck::if_then_else(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  const auto schemas = constraint.schemas();
  bool holds = !(has_written_members(value) && lacks_required(value, schemas[0]));
  if (holds) {
    Violations condition(true);
    check(value, schemas[0], choosing(place), condition);
    if (condition.unknown && condition.empty()) {
      hand_on(condition, out);
      return;
    }
    holds = condition.empty();
  }
  const Schema chosen = schemas[holds ? 1 : 2];
  if (chosen.constraints().empty()) return;
  Place inside = place;
  inside.again = true;
  check(value, chosen, inside, out);
}

}  // namespace cfnsonnet::rules
