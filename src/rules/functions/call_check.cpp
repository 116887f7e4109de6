#include "rules/functions/call_check.h"

#include <algorithm>

#include "rules/functions/mapping_keys.h"
#include "rules/functions/missing_names.h"
#include "rules/network/cidr.h"
#include "rules/parameters/parameter_attributes.h"
#include "rules/parameters/parameter_kinds.h"
#include "rules/schema/json_types.h"
#include "rules/schema/schema_check.h"
#include "rules/values/equality.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Constraint;
using schema::JsonType;
using schema::Keyword;
using schema::Schema;
using schema::TypeSet;

namespace {

constexpr TypeSet any_type = set_of(
    {JsonType::array, JsonType::boolean, JsonType::integer, JsonType::number, JsonType::object, JsonType::string});
constexpr TypeSet list_type = set_of({JsonType::array});
constexpr TypeSet length_type = set_of({JsonType::integer, JsonType::number, JsonType::string});
constexpr TypeSet condition_type = set_of({JsonType::boolean, JsonType::string});

/// What a function returns, and the rule that reports its mistakes.
struct FunctionFacts {
  Function function;
  TypeSet returns;
  RuleId rule;
};

constexpr FunctionFacts facts[] = {
    {Function::ref, any_type, E1020},
    {Function::condition, condition_type, E8001},
    {Function::base64, scalar_type, E1021},
    {Function::cidr, list_type, E1024},
    {Function::find_in_map,
     set_of({JsonType::array, JsonType::boolean, JsonType::integer, JsonType::number, JsonType::string}), E1011},
    {Function::get_att, any_type, E1010},
    {Function::get_azs, list_type, E1015},
    {Function::get_stack_output, any_type, E1033},
    {Function::if_, any_type, E1028},
    {Function::import_value, scalar_type, E1016},
    {Function::join, scalar_type, E1022},
    {Function::length, length_type, E1030},
    {Function::select, any_type, E1017},
    {Function::split, list_type, E1018},
    {Function::sub, scalar_type, E1019},
    {Function::to_json_string, scalar_type, E1031},
    {Function::transform, any_type, E1001},
    {Function::for_each, any_type, E1001},
    {Function::and_, condition_type, E8004},
    {Function::equals, condition_type, E8003},
    {Function::not_, condition_type, E8005},
    {Function::or_, condition_type, E8006},
    {Function::contains, condition_type, E1701},
    {Function::each_member_equals, condition_type, E1701},
    {Function::each_member_in, condition_type, E1701},
    {Function::ref_all, list_type, E1701},
    {Function::value_of, scalar_type, E1701},
    {Function::value_of_all, list_type, E1701},
};

const FunctionFacts& facts_of(Function function) {
  return *std::find_if(std::begin(facts), std::end(facts),
                       [&](const FunctionFacts& row) { return row.function == function; });
}

/// Whether a schema says more of a value than what any text is, so that it is worth computing the value; a map, or a
/// part of a list, may also be a list.
bool constrains(Schema schema, Function function) {
  for (const Constraint constraint : schema.constraints()) {
    switch (constraint.keyword()) {
      case Keyword::type:
        if (!constraint.types().has(JsonType::string) && overlap(constraint.types(), scalar_type)) return true;
        if (!overlap(constraint.types(), scalar_type) || constraint.types().has(JsonType::array)) break;
        if (function == Function::find_in_map || function == Function::select) return true;
        break;
      case Keyword::functions: break;
      default: return true;
    }
  }
  return false;
}

/// Keywords about how a value is written.
bool is_of_writing(Keyword keyword) {
  switch (keyword) {
    case Keyword::enumeration:
    case Keyword::enumeration_any_case:
    case Keyword::pattern:
    case Keyword::minimum:
    case Keyword::maximum:
    case Keyword::exclusive_minimum:
    case Keyword::exclusive_maximum: return true;
    default: return false;
  }
}

/// What these give is known only once there are resources, or where the stack is.
bool depends_on_deployment(Function function) {
  return function == Function::get_att || function == Function::get_azs || function == Function::import_value ||
         function == Function::get_stack_output;
}

bool is_macro(const Node& argument) {
  const auto call = call_of(argument);
  return call && call->function == Function::transform;
}

/// A value nested in a call reports as the call's own mistake, unless it is a Ref's (but for Fn::Length, which is about
/// what the Ref gives) or a warning.
void relabel(Violations& found, std::size_t from, RuleId rule) {
  for (std::size_t i = from; i < found.items.size(); ++i) {
    std::optional<RuleId>& own = found.items[i].rule;
    if (own == E1020 && rule != E1030) continue;
    if (!own || rules::rule(*own).level == Level::error) own = rule;
  }
}

/// Where nothing is made yet, as for the name of an export, no resource has attributes, and what other stacks export or
/// the zones of a region are not looked up.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
void refuse_deployed(const Call& call, const Node& value, RuleId rule, Violations& out) {
  const Node& argument = call.argument();
  if (call.function == Function::get_att) {
    const Node& name = argument.is_array() && !argument.items.empty() ? *argument.items[0] : argument;
    out.add(rule, name, "{} cannot be known here: this is needed before there are resources", show(name));
  } else {
    out.add(rule, value, "{} cannot stand here: this is needed before the stack is made", name_of(call.function));
  }
}

/// Whether what Fn::Equals compares is always the same, or never.
void check_equals(const Call& call, const Node& value, Violations& out) {
  const Node& left = *call.argument().items[0];
  const Node& right = *call.argument().items[1];
  const auto is_literal = [](const Node& node) { return !node.is_object() && !node.is_array(); };
  const bool same = canonical(left) == canonical(right);
  if (same || (is_literal(left) && is_literal(right))) {
    out.add(W8003, value, "Fn::Equals is always {} here: it compares {} with {}", same, show(left), show(right));
  }
}

}  // namespace

void CallCheck::check(const PlacedCall& at, Violations& out) {
  const Call& call = at.call;
  const Node& value = at.value;
  if (at.place.is_choosing()) {
    in_choice(at, out);
    return;
  }
  if (at.schema.find(Keyword::never) && !is_no_value(value) && call.function != Function::if_) {
    refuse(value, out);
    return;
  }
  if (at.place.was_checked() && call.function != Function::if_) {
    once_more(at, out);
    return;
  }
  const FunctionFacts& fact = facts_of(call.function);
  const std::size_t before = out.items.size();
  const auto types = types_of(at.schema);
  if (types && !overlap(fact.returns, *types)) {
    out.add(fact.rule, value, "{} gives {}, and {} is expected", name_of(call.function), rules::describe(fact.returns),
            rules::describe(*types));
  }
  if (call.function == Function::if_) {
    branches(at, out);
    return;
  }
  if ((call.function == Function::length || call.function == Function::to_json_string) &&
      !context_.model.has_language_extensions()) {
    out.add(fact.rule, value, "{} needs the transform AWS::LanguageExtensions", name_of(call.function));
    return;
  }
  if (at.place.has_only_parameters() && depends_on_deployment(call.function)) {
    refuse_deployed(call, value, fact.rule, out);
    return;
  }
  if (call.function == Function::get_att) {
    if (const auto missing = missing_attribute_name(context_, call.argument())) {
      out.add(fact.rule, call.argument(), "{}", *missing);
      return;
    }
  }
  arguments(call, at.place, out);
  relabel(out, before, fact.rule);
  if (out.items.size() == before && !is_macro(call.argument())) after_arguments(at, out);
}

/// What the call names, and the values that it may have.
void CallCheck::after_arguments(const PlacedCall& at, Violations& out) {
  const Call& call = at.call;
  const std::size_t before = out.items.size();
  std::vector<SubVariable> variables;  // Of Fn::Sub.
  switch (call.function) {
    case Function::ref: names_.check_reference(at, out); break;
    case Function::get_att: names_.check_attributes(at, out); break;
    case Function::select:
      selection(call, out);
      names_.check_network(at, out);
      check_picked_kind(at, context_, out);
      break;
    case Function::sub: variables = names_.check_substitution(at, out); break;
    case Function::find_in_map: check_mapping_keys(call, context_, computed_, out); break;
    case Function::condition:
      if (const auto missing = missing_condition(context_, call.argument().text))
        out.add(E8001, call.argument(), "{}", missing->message).remedy = replace(call.argument(), missing->meant);
      break;
    case Function::equals: check_equals(call, at.value, out); break;
    case Function::cidr: blocks(call, out); break;
    case Function::value_of:
    case Function::value_of_all: check_parameter_attribute(call, context_, out); break;
    default: break;
  }
  // A list in the place of a text is the Ref's mistake, and each of its values does not fit either.
  const bool go_on = out.items.size() == before ||
                     (call.function == Function::ref && !names_.is_text_for_list(at.value, at.schema));
  if (go_on) resolved_values(at, out);
  if (call.function == Function::sub) names_.check_needless_parts(call, variables, out.items.size() == before, out);
}

/// What one more schema says of a call that the schema around has checked: it is about the values.
void CallCheck::once_more(const PlacedCall& at, Violations& out) {
  // How long a list is going to be, the default of a parameter ("") seldom tells.
  const bool counts = at.schema.find(Keyword::min_items) || at.schema.find(Keyword::max_items);
  if (!(at.place.own_rule && counts)) resolved_values(at, out);
  if (at.place.own_rule) names_.check_identified(at, out);
}

/// What a call gives is not known, but for Fn::If where its condition is decided.
void CallCheck::in_choice(const PlacedCall& at, Violations& out) {
  if (is_no_value(at.value)) return;
  const std::vector<Alternative> here = assumptions_.possible_choices(at.value, at.place.functions);
  if (here.size() == 1 && here.front().value != &at.value) {
    if (here.front().value) schemas_.check(*here.front().value, at.schema, at.place, out);
    return;
  }
  if (const Node* given = assumptions_.value_of(at.value)) {
    schemas_.check(*given, at.schema, at.place, out);
    return;
  }
  out.unknown = true;
  out.open = assumptions_.undecided(at.value, at.place.functions);
  if (!out.open && at.call.function != Function::if_) out.open_call = &at.value;
}

std::optional<Schema> CallCheck::structure_of_arguments(Function function, bool in_rules) {
  auto& known = structures_[in_rules ? 1 : 0][static_cast<std::size_t>(function)];
  if (known) return *known;
  const std::string name = "structure:" + std::string(name_of(function));
  auto structure = in_rules ? context_.bundle.type(name + "+Rules") : std::nullopt;
  if (!structure && context_.model.has_language_extensions())
    structure = context_.bundle.type(name + "+AWS::LanguageExtensions");
  if (!structure) structure = context_.bundle.type(name);
  return known.emplace(structure ? std::optional(structure->schema()) : std::nullopt);
}

void CallCheck::arguments(const Call& call, const Place& place, Violations& out) {
  const auto structure = structure_of_arguments(call.function, place.phase == Place::Phase::rules);
  if (!structure) return;
  Place inside = place;
  // The name of an import cannot depend on a resource, as that of the export which it names cannot.
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html
  if (call.function == Function::import_value && inside.phase == Place::Phase::resources)
    inside.phase = Place::Phase::parameters;
  // In a list, numbers are texts, as everywhere; alone, a number or boolean is no text with names in it.
  inside.strict_types = (call.function == Function::get_att || call.function == Function::sub) &&
                        !call.argument().is_array();
  const std::size_t before = out.items.size();
  const auto types = types_of(*structure);
  // A text in the place of a list of arguments is none, also one that may stand for a value, "{{resolve:ssm:Name}}".
  if (call.argument().is_string() && types && !types->has(JsonType::string))
    schemas_.check_type(*types, call.argument(), inside, out);
  else
    schemas_.check(call.argument(), *structure, inside, out);
  // A null that is data is J0002's; as the argument of a call it is the function's too.
  const auto is_data = [](const Violation& violation) {
    return violation.keyword == Keyword::type && violation.node->is_null() && violation.node->parent &&
           !call_of(*violation.node->parent);
  };
  const auto first = out.items.begin() + static_cast<std::ptrdiff_t>(before);
  out.items.erase(std::remove_if(first, out.items.end(), is_data), out.items.end());
}

/// Fn::If: its condition exists, and each branch that may be used fits the place.
void CallCheck::branches(const PlacedCall& at, Violations& out) {
  const Place& place = at.place;
  const Node& argument = at.call.argument();
  const std::size_t before = out.items.size();
  if (place.was_checked()) {
    if (argument.items.size() != 3 || !argument.items[0]->is_string()) return;
  } else {
    arguments(at.call, place, out);
    relabel(out, before, E1028);
  }
  const Node* first = argument.items.empty() ? nullptr : argument.items[0];
  if (!first) return;
  if (const auto missing = first->is_string() ? missing_condition(context_, first->text) : std::nullopt) {
    out.add(E1028, *first, "{}", missing->message).remedy = replace(*first, missing->meant);
  }
  if (out.items.size() != before) return;
  const Node& name = *first;
  const auto condition = context_.conditions.id(name.text);
  for (const bool branch : {true, false}) {
    const Node& value = *argument.items[branch ? 1 : 2];
    const Literal literal{condition.value_or(0), branch};
    const bool reachable = condition && assumptions_.is_possible({&literal, 1});
    Place inside = place;
    if (condition && !reachable && place.was_checked()) continue;
    const bool is_general = !context_.deployment;  // one deployment never uses all branches
    if (is_general && condition && !reachable && !place.unreachable && !assumptions_.is_possible_by_hand(literal)) {
      out.add(W1028, value, "this branch is never used: \"{}\" cannot be {} here", name.text, branch);
      inside.unreachable = true;
    }
    const Assumptions::Scope assumed(assumptions_, reachable ? std::span(&literal, 1) : std::span<const Literal>());
    schemas_.check(value, at.schema, inside, out);
  }
}

/// The index leads to an item of the list, as far as both are known (E1017). Of the rows of a mapping one is enough,
/// for which it will be is not known. Where a parameter gives one of them, whoever deploys may give another (W1035),
/// and has to where it is empty by default.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html
void CallCheck::selection(const Call& call, Violations& out) {
  const Node& argument = call.argument();
  Violations beyond(out.quiet());
  for (const Resolved& index : resolve(*argument.items[0], context_, computed_)) {
    const auto at = index.value->scalar_number();
    if (!at) continue;
    for (const Resolved& list : resolve(*argument.items[1], context_, computed_)) {
      Resolved both = list;
      both.when.insert(both.when.end(), index.when.begin(), index.when.end());
      both.pins.insert(both.pins.end(), index.pins.begin(), index.pins.end());
      if (!list.value->is_array() || !assumptions_.is_meant(both)) continue;
      const std::size_t count = list.value->items.size();
      if (*at < static_cast<double>(count)) {
        if (both.pins.empty()) return;
        continue;
      }
      beyond.add(both.pins.empty() ? E1017 : W1035, *argument.items[0],
                 "{} is beyond the end of the list, which has {}: the first is 0", show(*index.value),
                 counted(count, "item"));
      beyond.items.back().when = assumptions_.scenario_with(both.when);
    }
  }
  if (!beyond.empty()) out.items.push_back(std::move(beyond.items.front()));
}

/// The blocks are in the one that is given, as far as the template tells (E1024); what parameters give counts as it is
/// by default.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
void CallCheck::blocks(const Call& call, Violations& out) {
  const Node& argument = call.argument();
  if (argument.items.size() != 3) return;
  const std::vector<Resolved> wholes = resolve(*argument.items[0], context_, computed_);
  const std::vector<Resolved> counts = resolve(*argument.items[1], context_, computed_);
  const std::vector<Resolved> all_bits = resolve(*argument.items[2], context_, computed_);
  const auto is_likely = [&](const Assumptions::ValueScope& value) {
    return value.is_possible() && assumptions_.has_defaults();
  };
  for (const Resolved& whole : wholes) {
    const Assumptions::ValueScope one(assumptions_, whole);
    for (const Resolved& count : counts) {
      const Assumptions::ValueScope so_many(assumptions_, count);
      for (const Resolved& bits : all_bits) {
        const Assumptions::ValueScope so_large(assumptions_, bits);
        if (!is_likely(one) || !is_likely(so_many) || !is_likely(so_large)) continue;
        const auto split = parse_cidr_split(*whole.value, *count.value, *bits.value);
        if (!split || split_cidr(*split)) continue;
        Violation& found = out.add(E1024, argument, "{} has no room for {} of {}", show(*whole.value),
                                   counted(split->count, "block"), counted(split->host_bits, "host bit"));
        found.when = assumptions_.scenario();
        const std::size_t given = !whole.pins.empty() ? 0 : !count.pins.empty() ? 1 : 2;
        const Resolved& giver = given == 0 ? whole : given == 1 ? count : bits;
        if (giver.pins.empty()) return;
        found.given_by = argument.items[given];
        found.source = giver.source;
        return;
      }
    }
  }
}

/// Every value that a parameter allows has to fit; of other values one is enough, for which one it will be is not
/// known. The finding stands where the parameter gives the value, if it gives all of it.
void CallCheck::resolved_values(const PlacedCall& at, Violations& out) {
  const Function function = at.call.function;
  const auto rule = rule_of_values(function);
  if (!rule || !constrains(at.schema, function)) return;
  Violations all(out.quiet());
  for (const Resolved& resolved : resolve(at.value, context_, computed_)) {
    if (function == Function::find_in_map && resolved.value->is_object()) continue;  // E7001 says so
    if (!assumptions_.goes_with_given(resolved)) continue;
    Violations found(out.quiet());
    schemas_.check(*resolved.value, at.schema, Place{}, found);
    if (found.empty() && resolved.pins.empty()) return;
    // One region's row of a mapping stands for all of them, where none fits.
    if (function == Function::find_in_map && resolved.pins.empty() && resolved.when.empty() && !all.empty()) continue;
    // One zone stands for all of them: what does not fit is their kind, not their letter.
    if (function == Function::get_azs && !found.empty()) found.items.erase(found.items.begin() + 1, found.items.end());
    for (const Violation& violation : found.items) {
      // What a value must name (a format) or measure is the business of the place that uses it; how it is written, of
      // its writer.
      const bool written = resolved.source && !violation.rule && is_of_writing(violation.keyword);
      all.add(*rule, written ? *resolved.source : at.call.argument(), "{}: {}", origin_of_value(at.value, written),
              violation.message);
      all.items.back().when = assumptions_.scenario_with(resolved.when);
    }
  }
  std::move(all.items.begin(), all.items.end(), std::back_inserter(out.items));
}

}  // namespace cfnsonnet::rules
