#include "rules/schema/schema_check.h"

#include <algorithm>
#include <string>

#include "names/nearest.h"
#include "rules/schema/constraints_list.h"
#include "rules/schema/constraints_object.h"
#include "rules/schema/slips.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;
using schema::Constraint;
using schema::Keyword;
using schema::Property;
using schema::Schema;

SchemaCheck::SchemaCheck(const Context& context, Patterns& patterns)
    : context_(context),
      patterns_(patterns),
      anything_(context.bundle.type("structure:Anything")->schema()),
      assumptions_(context),
      scalars_(context, patterns),
      comparisons_(context, assumptions_),
      choices_(context, *this, assumptions_, computed_),
      calls_(context, *this, assumptions_, computed_) {}

void SchemaCheck::check_type(schema::TypeSet types, const Node& value, const Place& place, Violations& out) const {
  scalars_.check_type(types, value, place, out);
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
  const Node* section = call.member->value;
  while (section->parent && section->parent->parent) section = section->parent;
  const Member* holder = section->holder();
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

void refuse(const Node& value, Violations& out) {
  const Node* whole = &value;  // a branch of Fn::If goes by the name of what the call stands for
  while (whole->parent && whole->parent->holder() && whole->parent->holder()->name == "Fn::If")
    whole = whole->parent->parent;
  if (const Member* holder = whole->holder())
    out.add(Keyword::never, value, "\"{}\" may not be set", holder->name);
  else
    out.add(Keyword::never, value, "nothing may stand here");
}

void SchemaCheck::check(const Node& value, Schema schema, const Place& place, Violations& out) {
  const std::size_t before = out.items.size();
  check_value(value, schema, place, out);
  for (std::size_t i = before; i < out.items.size(); ++i)
    if (!out.items[i].when) out.items[i].when = assumptions_.scenario();
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
    out.unknown = out.unknown || place.is_choosing();
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
    calls_.check({*call, value, schema, here}, out);
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
      return violation.rule == E3031 && violation.keyword == Keyword::pattern &&
             scalars_.is_exception(violation.node->text);
    });
  }
  const bool names_members = keywords.has(Keyword::pattern_properties) || keywords.has(Keyword::additional_properties);
  const bool is_free = value.is_object() ? !names_members : value.is_array() && !keywords.has(Keyword::items);
  if (is_free && !here.functions.empty() && here.purpose == Place::Purpose::all) free_form(value, schema, here, out);
}

void SchemaCheck::constraint(const Constraint& constraint, const Node& value, Schema schema, const Place& place,
                             Violations& out) {
  switch (constraint.keyword()) {
    case Keyword::type: scalars_.check_type(constraint.types(), value, place, out); break;
    case Keyword::enumeration:
    case Keyword::enumeration_any_case:
    case Keyword::constant:  // where a rule of its own meets an object, the type's schema has said that it is wrong
      if (!place.own_rule || place.is_choosing() || value.scalar_text()) check_enumeration(constraint, value, out);
      break;
    case Keyword::pattern: scalars_.check_pattern(constraint, value, place, out); break;
    case Keyword::min_length:
    case Keyword::max_length: check_length(constraint, value, out); break;
    case Keyword::format: check_format(constraint, value, place, out); break;
    case Keyword::minimum:
    case Keyword::maximum:
    case Keyword::exclusive_minimum:
    case Keyword::exclusive_maximum:
    case Keyword::multiple_of: check_range(constraint, value, out); break;
    case Keyword::items: items(constraint, value, schema, place, out); break;
    case Keyword::prefix_items: prefix_items(constraint, value, place, out); break;
    case Keyword::properties: properties(constraint, value, place, out); break;
    case Keyword::pattern_properties: pattern_properties(constraint, value, place, out); break;
    case Keyword::additional_properties: additional_properties(constraint, value, schema, place, out); break;
    case Keyword::property_names: property_names(constraint, value, place, out); break;
    case Keyword::never: refuse(value, out); break;
    case Keyword::min_items:
    case Keyword::max_items: check_item_count(constraint, value, place, assumptions_, out); break;
    case Keyword::unique_items:
    case Keyword::unique_keys: check_unique(constraint, value, place, context_, assumptions_, out); break;
    case Keyword::required:
    case Keyword::required_xor:
    case Keyword::required_or:
    case Keyword::dependent_required:
    case Keyword::dependent_excluded:
    case Keyword::min_properties:
    case Keyword::max_properties: check_members(constraint, value, place, assumptions_, out); break;
    case Keyword::comparisons: comparisons_.check(constraint, value, place, out); break;
    case Keyword::all_of: choices_.check_all_of(constraint, value, place, out); break;
    case Keyword::contains:
    case Keyword::any_of:
    case Keyword::one_of:
    case Keyword::negation:
    case Keyword::if_then_else: choices_.check_choice(constraint, value, place, out); break;
    case Keyword::values_by_region: scalars_.check_values_by_region(constraint, value, out); break;
    case Keyword::kinds:  // read where calls are checked
    case Keyword::functions:
    case Keyword::rule:
    case Keyword::because: break;  // read by check()
  }
}

/// Where a schema says nothing of the members or items of a value (a policy, a definition in JSON, what only the
/// provider of a custom resource knows), calls may still stand among them.
void SchemaCheck::free_form(const Node& value, Schema schema, const Place& place, Violations& out) {
  if (value.is_object()) {
    const auto known = schema.find(Keyword::properties);
    for (const Member& member : value.members) {
      if (!known || !known->property(member.name)) check(*member.value, anything_, place, out);
    }
  } else if (!schema.find(Keyword::prefix_items)) {
    for (const Node* item : value.items) check(*item, anything_, place, out);
  }
}

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
    const std::vector<Alternative> here = assumptions_.possible_choices(*item, place.functions);
    const auto absent = std::count_if(here.begin(), here.end(), [](const auto& choice) { return !choice.value; });
    if (absent == 0) {
      check(*item, schemas[position++], place, out);
    } else if (static_cast<std::size_t>(absent) != here.size()) {
      out.unknown = true;
      out.open = assumptions_.undecided(*item, place.functions);
      return;
    }
  }
}

void SchemaCheck::properties(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  for (const Member& member : value.members) {
    if (out.is_settled()) return;
    if (const auto property = constraint.property(member.name)) check(*member.value, property->schema, place, out);
  }
}

/// Which letters a loop puts into a name that is open is not known.
bool SchemaCheck::has_name(const Member& member, schema::PatternId pattern) {
  return patterns_.matches(pattern, member.name) || (context_.unrolled && context_.unrolled->is_open(member));
}

void SchemaCheck::pattern_properties(const Constraint& constraint, const Node& value, const Place& place,
                                     Violations& out) {
  for (const Property property : constraint.properties()) {
    for (const Member& member : value.members) {
      if (has_name(member, property.pattern)) check(*member.value, property.schema, place, out);
    }
  }
}

namespace {

/// What a person calls the object that lacks a property: "AWS::S3::Bucket", or "Tags of AWS::S3::Bucket" further down.
/// What loops made has the name that is written, so that all rounds say the same.
std::string owner(const Node& object, const Place& place, const Unrolled* unrolled) {
  const Node* named = &object;
  while (named->parent && !named->holder()) named = named->parent;  // an item of a list goes by the list's name
  const Node* top = nullptr;
  const Unrolled::Made* made = unrolled ? unrolled->made_by(*named, &top) : nullptr;
  const Member* holder = made && top == named ? made->written->holder() : named->holder();
  if (place.subject.empty()) return holder ? fmt::format("\"{}\"", holder->name) : "the template";
  if (!holder || holder->name == "Properties" || holder->name == "Fn::If") return std::string(place.subject);
  return fmt::format("{} of {}", holder->name, place.subject);
}

}  // namespace

/// A misspelt name gives way to the one that is meant, if that is not there yet and the value is right for it.
Remedy SchemaCheck::renaming(const Node& object, const Member& member, const Constraint& named,
                             const std::vector<std::string_view>& names, const Place& place) {
  const auto meant = surely_meant(member.name, names);
  const auto property = meant && !object.member(*meant) ? named.property(*meant) : std::nullopt;
  if (!property) return {};
  Violations found(true);
  check(*member.value, property->schema, place, found);
  return found.empty() ? rename(member, *meant) : Remedy();
}

void SchemaCheck::additional_properties(const Constraint& constraint, const Node& value, Schema schema,
                                        const Place& place, Violations& out) {
  if (value.members.empty()) return;
  const auto named = schema.find(Keyword::properties);
  const auto patterns = schema.find(Keyword::pattern_properties);
  const Schema rest = constraint.schema();
  const bool refused = rest.find(Keyword::never).has_value();
  for (const Member& member : value.members) {
    if (named && named->property(member.name)) continue;
    if (patterns) {
      const auto list = patterns->properties();
      if (std::any_of(list.begin(), list.end(),
                      [&](const Property& property) { return has_name(member, property.pattern); }))
        continue;
    }
    if (!refused) {
      check(*member.value, rest, place, out);
      continue;
    }
    if (makes_members(member.name) && place.functions.has(*function_of(member.name))) continue;
    // Where Fn::If leaves it out, nothing is wrong.
    std::vector<Scenario> there;
    for (const Alternative& choice : assumptions_.possible_choices(*member.value, place.functions)) {
      if (choice.value) there.push_back(choice.when);
    }
    if (there.empty()) continue;
    if (out.quiet()) {
      out.at_name(Keyword::additional_properties, value, member, "{}", "");
      continue;
    }
    std::vector<std::string_view> names;
    if (named) {
      for (const Property property : named->properties()) names.push_back(property.name);
    }
    if (is_unknown_call(value)) {
      out.at_name(Keyword::additional_properties, value, member, "{}", no_function(value));
    } else if (patterns && names.empty()) {
      out.at_name(Keyword::additional_properties, value, member,
                  "\"{}\" is not a name that may stand here: it does not match {}", member.name,
                  patterns->properties().front().name);
    } else {
      out.at_name(Keyword::additional_properties, value, member, "{} has no property \"{}\"{}",
                  owner(value, place, context_.unrolled), member.name, did_you_mean(member.name, names))
          .remedy = named ? renaming(value, member, *named, names, place) : Remedy();
    }
    Violation unknown = out.items.back();
    out.items.pop_back();
    for (const Scenario& when : there) {
      unknown.when = assumptions_.scenario_with(when);
      out.items.push_back(unknown);
    }
  }
}

void SchemaCheck::property_names(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Node name;
  name.kind = document::Kind::string;
  for (const Member& member : value.members) {
    if (makes_members(member.name)) continue;
    name.text = member.name;
    Violations found;
    check(name, constraint.schema(), place, found);
    for (Violation& violation : found.items) {
      violation.node = &value;
      violation.member = &member;
      out.items.push_back(std::move(violation));
    }
  }
}

}  // namespace cfnsonnet::rules
