// Checks calls of intrinsic functions: what they return, what they are given, and what they name.
//
// A call is checked in four steps, each only where those before found nothing: the function returns a type that may
// stand here; its arguments have the shape that the bundle's structure of that name gives ("structure:Fn::Join"); the
// names in it exist; the values that it may have, as far as the template tells, fit the place. A mistake inside of an
// argument is reported by the function that it stands in, but for Ref, which reports its own.
#include <algorithm>

#include "names/nearest.h"
#include "rules/equality.h"
#include "rules/schema_check.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Constraint;
using schema::JsonType;
using schema::Keyword;
using schema::Schema;
using schema::TypeSet;

namespace {

constexpr TypeSet set_of(std::initializer_list<JsonType> types) {
  TypeSet set;
  for (JsonType type : types) set.bits = static_cast<std::uint8_t>(set.bits | static_cast<std::uint8_t>(type));
  return set;
}

constexpr TypeSet any_type = set_of(
    {JsonType::array, JsonType::boolean, JsonType::integer, JsonType::number, JsonType::object, JsonType::string});
// CloudFormation converts a string that a function returns to a number or boolean where one is expected.
constexpr TypeSet scalar_type = set_of({JsonType::boolean, JsonType::integer, JsonType::number, JsonType::string});
constexpr TypeSet list_type = set_of({JsonType::array});
constexpr TypeSet length_type = set_of({JsonType::integer, JsonType::number, JsonType::string});
constexpr TypeSet condition_type = set_of({JsonType::boolean, JsonType::string});

/// What a function returns, the rule that reports its mistakes, and the one that reports values that do not fit.
struct FunctionFacts {
  Function function;
  TypeSet returns;
  RuleId rule;
  std::optional<RuleId> resolved;
};

constexpr FunctionFacts facts[] = {
    {Function::ref, any_type, E1020, W1030},
    {Function::condition, condition_type, E8007, {}},
    {Function::base64, scalar_type, E1021, {}},
    {Function::cidr, list_type, E1024, {}},
    {Function::find_in_map,
     set_of({JsonType::array, JsonType::boolean, JsonType::integer, JsonType::number, JsonType::string}), E1011, W1034},
    {Function::get_att, any_type, E1010, {}},
    {Function::get_azs, list_type, E1015, W1036},
    {Function::get_stack_output, any_type, E1033, {}},
    {Function::if_, any_type, E1028, {}},
    {Function::import_value, scalar_type, E1016, {}},
    {Function::join, scalar_type, E1022, W1032},
    {Function::length, length_type, E1030, {}},
    {Function::select, any_type, E1017, W1035},
    {Function::split, list_type, E1018, W1033},
    {Function::sub, scalar_type, E1019, W1031},
    {Function::to_json_string, scalar_type, E1031, W1040},
    {Function::transform, any_type, E1001, {}},
    {Function::for_each, any_type, E1001, {}},
    {Function::and_, condition_type, E8004, {}},
    {Function::equals, condition_type, E8003, {}},
    {Function::not_, condition_type, E8005, {}},
    {Function::or_, condition_type, E8006, {}},
    {Function::contains, condition_type, E1701, {}},
    {Function::each_member_equals, condition_type, E1701, {}},
    {Function::each_member_in, condition_type, E1701, {}},
    {Function::ref_all, list_type, E1701, {}},
    {Function::value_of, scalar_type, E1701, {}},
    {Function::value_of_all, list_type, E1701, {}},
};

const FunctionFacts& facts_of(Function function) {
  return *std::find_if(std::begin(facts), std::end(facts),
                       [&](const FunctionFacts& row) { return row.function == function; });
}

std::optional<TypeSet> types_of(Schema schema) {
  const auto constraint = schema.find(Keyword::type);
  return constraint ? std::optional(constraint->types()) : std::nullopt;
}

bool overlap(TypeSet a, TypeSet b) { return (a.bits & b.bits) != 0; }

/// Whether a schema says more of a value than its type, so that it is worth computing the value.
bool constrains(Schema schema) {
  for (const Constraint constraint : schema.constraints()) {
    switch (constraint.keyword()) {
      case Keyword::type:
      case Keyword::functions: break;
      default: return true;
    }
  }
  return false;
}

std::optional<std::string_view> format_of(Schema schema) {
  const auto format = schema.find(Keyword::format);
  return format ? std::optional(format->text()) : std::nullopt;
}

/// The formats that a value of a schema may have.
std::vector<std::string_view> formats_of(Schema schema) {
  std::vector<std::string_view> formats;
  if (const auto format = format_of(schema)) formats.push_back(*format);
  if (const auto any = schema.find(Keyword::any_of)) {
    for (const Schema branch : any->schemas()) {
      if (const auto format = format_of(branch)) formats.push_back(*format);
    }
  }
  return formats;
}

std::vector<std::string_view> attribute_names(const schema::Type& type) {
  std::vector<std::string_view> names;
  for (const schema::Property attribute : type.attributes()) names.push_back(attribute.name);
  return names;
}

/// Attributes whose values the template's author or another template chooses.
bool returns_anything(const Resource& resource, std::string_view attribute) {
  const std::string_view type = resource.type();
  return resource.is_custom() || type == "AWS::CloudFormation::Stack" ||
         type == "AWS::ServiceCatalog::CloudFormationProvisionedProduct" ||
         (type == "AWS::SSM::Parameter" && attribute == "Value") || type.ends_with("::MODULE");
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

/// A value nested in a call reports as the call's own mistake, unless it is a Ref's (but for Fn::Length, which is about
/// what the Ref gives) or a warning.
void relabel(Violations& found, std::size_t from, RuleId rule) {
  for (std::size_t i = from; i < found.items.size(); ++i) {
    std::optional<RuleId>& own = found.items[i].rule;
    if (own == E1020 && rule != E1030) continue;
    if (!own || rules::rule(*own).level == Level::error) own = rule;
  }
}

}  // namespace

void SchemaCheck::call(const Call& call, const Node& value, Schema schema, const Place& place, Violations& out) {
  if (place.choosing) {
    choosing_call(value, schema, place, out);
    return;
  }
  if (schema.find(Keyword::never) && !is_no_value(value) && call.function != Function::if_) {
    refuse(value, out);
    return;
  }
  const FunctionFacts& fact = facts_of(call.function);
  const std::size_t before = out.items.size();
  if (place.again && call.function != Function::if_) {
    // How long a list is going to be, the default of a parameter ("") seldom tells.
    const bool counts = schema.find(Keyword::min_items) || schema.find(Keyword::max_items);
    if (fact.resolved && !(place.own_rule && counts)) resolved_values(call, value, schema, out);
    return;
  }
  const auto types = types_of(schema);
  if (types && !overlap(fact.returns, *types)) {
    out.add(fact.rule, value, "{} gives {}, and {} is expected", name_of(call.function), rules::describe(fact.returns),
            rules::describe(*types));
  }
  if (call.function == Function::if_) {
    if_call(call, value, schema, place, out);
    return;
  }
  if ((call.function == Function::length || call.function == Function::to_json_string) &&
      !context_.model.has_language_extensions()) {
    out.add(fact.rule, value, "{} needs the transform AWS::LanguageExtensions", name_of(call.function));
    return;
  }
  arguments(call, place, out);
  relabel(out, before, fact.rule);
  if (out.items.size() != before) return;

  switch (call.function) {
    case Function::ref: reference(call, value, schema, place, out); break;
    case Function::get_att: attributes(call, schema, out); break;
    case Function::sub: substitution(call, place, out); break;
    case Function::find_in_map: mapping(call, out); break;
    case Function::condition:
      if (!context_.model.conditions().contains(call.argument().text) &&
          !context_.model.may_make_condition(call.argument().text)) {
        out.add(E8007, call.argument(), "\"{}\" is not a condition of this template{}", call.argument().text,
                did_you_mean(call.argument().text, context_.model.conditions().names()))
            .remedy = replace(call.argument(),
                              same_but_for_case(call.argument().text, context_.model.conditions().names()));
      }
      break;
    case Function::equals: comparison(call, value, out); break;
    default: break;
  }
  if (out.items.size() == before && fact.resolved) resolved_values(call, value, schema, out);
}

/// What a call gives is not known, but for Fn::If where its condition is decided.
void SchemaCheck::choosing_call(const Node& value, Schema schema, const Place& place, Violations& out) {
  if (is_no_value(value)) return;
  const std::vector<Alternative> here = possible_choices(value, place);
  if (here.size() == 1 && here.front().value != &value) {
    if (here.front().value) check(*here.front().value, schema, place, out);
    return;
  }
  out.unknown = true;
  out.open = undecided(value, place);
}

std::optional<Schema> SchemaCheck::structure_of_arguments(Function function, bool in_rules) {
  auto& known = structures_[in_rules ? 1 : 0][static_cast<std::size_t>(function)];
  if (known) return *known;
  const std::string name = "structure:" + std::string(name_of(function));
  auto structure = in_rules ? context_.bundle.type(name + "+Rules") : std::nullopt;
  if (!structure && context_.model.has_language_extensions())
    structure = context_.bundle.type(name + "+AWS::LanguageExtensions");
  if (!structure) structure = context_.bundle.type(name);
  return known.emplace(structure ? std::optional(structure->schema()) : std::nullopt);
}

void SchemaCheck::arguments(const Call& call, const Place& place, Violations& out) {
  const auto structure = structure_of_arguments(call.function, place.in_rules);
  if (!structure) return;
  Place inside = place;
  inside.strict_types = call.function == Function::join || call.function == Function::sub ||
                        (call.function == Function::get_att && !call.argument().is_array());
  const std::size_t before = out.items.size();
  check(call.argument(), *structure, inside, out);
  // A null that is data is J0002's; as the argument of a call it is the function's too.
  const auto is_data = [](const Violation& violation) {
    return violation.keyword == Keyword::type && violation.node->is_null() && violation.node->parent &&
           !call_of(*violation.node->parent);
  };
  const auto first = out.items.begin() + static_cast<std::ptrdiff_t>(before);
  out.items.erase(std::remove_if(first, out.items.end(), is_data), out.items.end());
}

void SchemaCheck::if_call(const Call& call, const Node&, Schema schema, const Place& place, Violations& out) {
  const Node& argument = call.argument();
  const std::size_t before = out.items.size();
  if (place.again) {
    if (argument.items.size() != 3 || !argument.items[0]->is_string()) return;
  } else {
    arguments(call, place, out);
    relabel(out, before, E1028);
  }
  const Node* first = argument.items.empty() ? nullptr : argument.items[0];
  if (first && first->is_string() && !context_.model.conditions().contains(first->text) &&
      !context_.model.may_make_condition(first->text)) {
    out.add(E1028, *first, "\"{}\" is not a condition of this template{}", first->text,
            did_you_mean(first->text, context_.model.conditions().names()))
        .remedy = replace(*first, same_but_for_case(first->text, context_.model.conditions().names()));
  }
  if (out.items.size() != before) return;
  const Node& name = *first;
  const auto condition = context_.conditions.id(name.text);
  for (const bool branch : {true, false}) {
    const Node& value = *argument.items[branch ? 1 : 2];
    const Literal literal{condition.value_or(0), branch};
    const bool reachable = condition && possible({&literal, 1});
    Place inside = place;
    if (condition && !reachable && place.again) continue;
    const bool is_general = !context_.deployment;  // one deployment never uses all branches
    if (is_general && condition && !reachable && !place.unreachable && !possible_by_hand(literal)) {
      out.add(W1028, value, "this branch is never used: \"{}\" cannot be {} here", name.text, branch);
      inside.unreachable = true;
    }
    const Assume assume(*this, reachable ? std::span(&literal, 1) : std::span<const Literal>());
    check(value, schema, inside, out);
  }
}

void SchemaCheck::reference(const Call& call, const Node& value, Schema schema, const Place& place, Violations& out) {
  const Node& argument = call.argument();
  if (!argument.is_string()) return;  // a function, with the language extensions
  const std::string_view name = argument.text;
  const Parameter* parameter = context_.model.parameters().find(name);
  const Resource* resource = place.parameters_only ? nullptr : context_.model.resources().find(name);
  const std::string_view generated = resource ? std::string_view() : context_.model.generated_type(name);
  if (!parameter && !resource && generated.empty() && !is_pseudo_parameter(name)) {
    if (context_.model.may_make_resource(name)) return;
    std::vector<std::string_view> names = context_.model.parameters().names();
    if (!place.parameters_only) {
      for (std::string_view logical_id : context_.model.resources().names()) names.push_back(logical_id);
    }
    names.insert(names.end(), pseudo_parameters().begin(), pseudo_parameters().end());
    out.add(E1020, argument, "\"{}\" is not a parameter{} of this template{}", name,
            place.parameters_only ? "" : " or resource", did_you_mean(name, names))
        .remedy = replace(argument, same_but_for_case(name, names));
    return;
  }
  const auto types = types_of(schema);
  if (name == "AWS::NotificationARNs" && types && !types->has(JsonType::array)) {
    out.add(E1020, value, "\"{}\" is a list, and {} is expected", name, rules::describe(*types));
    return;
  }
  if (parameter) {
    const std::string_view type = parameter->type();
    if (!types || type.empty()) return;
    const bool wants_list = !overlap(*types, scalar_type);
    const bool wants_scalar = !types->has(JsonType::array);
    if (wants_list && !parameter->is_list()) {
      out.add(E1020, value, "the parameter \"{}\" is a {}, and {} is expected", name, type, rules::describe(*types));
    } else if (!wants_list && wants_scalar && parameter->is_list()) {
      out.add(E1020, value, "the parameter \"{}\" is a {}, and {} is expected", name, type, rules::describe(*types));
    }
    return;
  }
  // A resource's Ref has a format too: a security group's is an ID inside of a VPC and a name outside.
  const auto wanted = format_of(schema);
  if (!wanted || (resource && resource->is_custom())) return;
  const std::string_view type = resource ? resource->type() : generated;
  const auto target = context_.resource_type(type);
  const auto gives = target ? target->ref() : std::nullopt;
  if (!gives) return;
  std::vector<std::string_view> formats = formats_of(*gives);
  if (resource && type == "AWS::EC2::SecurityGroup") {
    const Node* properties = resource->properties();
    formats = {properties && properties->member("VpcId") ? "AWS::EC2::SecurityGroup.Id"
                                                         : "AWS::EC2::SecurityGroup.Name"};
  }
  if (std::find(formats.begin(), formats.end(), *wanted) == formats.end()) {
    out.add(E1041, value, "Ref gives {}{}, and {} is expected here", formats.empty() ? "the identifier of " : "an ",
            formats.empty() ? type : formats.front(), *wanted);
  }
}

/// The attribute may be a Ref, and with the language extensions another call: each of its values is checked that is
/// known. A resource that is computed is not looked for.
void SchemaCheck::attributes(const Call& call, Schema schema, Violations& out) {
  const Node& argument = call.argument();
  if (const auto text = argument.scalar_text()) {  // true is "true"
    attribute(call, split_attribute(*text), schema, out);
    return;
  }
  if (argument.items.size() < 2 || !argument.items[0]->is_string()) return;
  for (const Resolved& name : resolve(*argument.items[1], context_, scratch_)) {
    const auto text = name.value->scalar_text();
    std::vector<Literal> literals = scenario_;
    literals.insert(literals.end(), name.when.begin(), name.when.end());
    if (text && context_.conditions.satisfiable(literals, name.pins))
      attribute(call, {argument.items[0]->text, *text}, schema, out);
  }
}

void SchemaCheck::attribute(const Call& call, const AttributeName& target, Schema schema, Violations& out) {
  const Node& argument = call.argument();
  const bool in_parts = argument.is_array();
  const Resource* resource = context_.model.resources().find(target.logical_id);
  const std::string_view generated = resource ? std::string_view() : context_.model.generated_type(target.logical_id);
  if (!resource && generated.empty()) {
    if (context_.model.may_make_resource(target.logical_id)) return;
    out.add(E1010, in_parts ? *argument.items[0] : argument, "\"{}\" is not a resource of this template{}",
            target.logical_id, did_you_mean(target.logical_id, context_.model.resources().names()))
        .remedy = in_parts ? replace(*argument.items[0],
                                     same_but_for_case(target.logical_id, context_.model.resources().names()))
                           : Remedy();
    return;
  }
  const std::string_view type_name = resource ? resource->type() : generated;
  const auto type = context_.resource_type(type_name);
  if (!type) return;  // E3006 says so
  const auto gives = type->attribute(target.attribute);
  if (!gives) {
    out.add(E1010, in_parts ? *argument.items[1] : argument, "{} has no attribute \"{}\"{}", type_name,
            target.attribute, did_you_mean(target.attribute, attribute_names(*type)))
        .remedy = in_parts ? replace(*argument.items[1], surely_meant(target.attribute, attribute_names(*type)))
                           : Remedy();
    return;
  }
  const auto given = types_of(*gives);
  const auto wanted = types_of(schema);
  if (given && wanted && !wanted->has(JsonType::boolean) && !wanted->has(JsonType::integer) &&
      !overlap(*given, *wanted)) {
    out.add(E1010, argument, "\"{}\" of {} is {}, and {} is expected", target.attribute, type_name,
            rules::describe(*given), rules::describe(*wanted));
    return;
  }
  const auto format = format_of(schema);
  if (!format || (resource && returns_anything(*resource, target.attribute))) return;
  const auto formats = formats_of(*gives);
  if (std::find(formats.begin(), formats.end(), *format) == formats.end()) {
    out.add(E1040, *call.argument().parent, "\"{}\" of {} is not {}, which is expected here", target.attribute,
            type_name, *format);
  }
}

void SchemaCheck::substitution(const Call& call, const Place& place, Violations& out) {
  const Node& argument = call.argument();
  const Node& text = argument.is_string() ? argument : *argument.items[0];
  const Node* own = argument.is_string() ? nullptr : argument.items[1];
  const std::vector<SubVariable> variables = sub_variables(text.text);
  for (const SubVariable& variable : variables) {
    if (own && own->member(variable.text)) continue;
    const AttributeName name = split_attribute(variable.text);
    const Parameter* parameter = context_.model.parameters().find(name.logical_id);
    const Resource* resource = place.parameters_only ? nullptr : context_.model.resources().find(name.logical_id);
    const std::string_view type_name = resource ? resource->type() : context_.model.generated_type(name.logical_id);
    if (name.attribute.empty()) {
      if (parameter) {
        if (parameter->is_list()) {
          out.add(E1019, argument, "\"${{{}}}\" is a list, the parameter's type is {}; a string is expected",
                  variable.text, parameter->type());
        }
      } else if (!resource && !is_pseudo_parameter(name.logical_id) &&
                 !context_.model.may_make_resource(name.logical_id)) {
        std::vector<std::string_view> names = context_.model.parameters().names();
        for (std::string_view logical_id : context_.model.resources().names()) names.push_back(logical_id);
        names.insert(names.end(), pseudo_parameters().begin(), pseudo_parameters().end());
        out.add(E1019, argument, "\"{}\" is not a parameter or resource of this template{}", variable.text,
                did_you_mean(name.logical_id, names));
      }
    } else if (type_name.empty()) {
      if (!resource && !context_.model.may_make_resource(name.logical_id)) {
        out.add(E1019, argument, "\"{}\" in \"${{{}}}\" is not a resource of this template{}", name.logical_id,
                variable.text, did_you_mean(name.logical_id, context_.model.resources().names()));
      }
    } else if (const auto type = context_.resource_type(type_name)) {
      const auto gives = type->attribute(name.attribute);
      const auto given = gives ? types_of(*gives) : std::nullopt;
      if (!gives) {
        out.add(E1019, argument, "{} has no attribute \"{}\"{}", type_name, name.attribute,
                did_you_mean(name.attribute, attribute_names(*type)));
      } else if (given && !overlap(*given, scalar_type)) {
        out.add(E1019, argument, "\"${{{}}}\" is {}, and a string is expected", variable.text, rules::describe(*given));
      }
    }
  }
  // "${!Name}" is the text "${Name}" only inside of a Fn::Sub.
  if (variables.empty() && !context_.model.is_serverless() && text.text.find("${!") == std::string_view::npos &&
      !is_pseudo_parameter(text.text)) {
    out.add(W1020, argument, "Fn::Sub is not needed: there is no variable in the text").remedy =
        argument.is_string() ? unwrap(*argument.parent) : Remedy();
  }
  if (!own) return;
  for (const document::Member& member : own->members) {
    const bool used = std::any_of(variables.begin(), variables.end(),
                                  [&](const SubVariable& variable) { return variable.text == member.name; });
    if (!used) out.add(W1019, *member.value, "\"{}\" is not used in the text of the Fn::Sub", member.name);
  }
}

void SchemaCheck::mapping(const Call& call, Violations& out) {
  const Node& argument = call.argument();
  if (argument.items.size() > 3 || context_.model.has_macros()) return;  // a default value makes every key right
  const auto& mappings = context_.model.mappings();
  const Node& name = *argument.items[0];
  if (!name.is_string()) return;
  const Entry* map = mappings.find(name.text);
  if (!map) {
    if (const Node* section = context_.model.section("Mappings"); section && section->member("Fn::Transform")) return;
    out.add(E1011, name, "\"{}\" is not a mapping of this template{}", name.text,
            did_you_mean(name.text, mappings.names()))
        .remedy = replace(name, same_but_for_case(name.text, mappings.names()));
    return;
  }
  if (map->body().member("Fn::Transform")) return;
  const auto is_pseudo_ref = [](const Node& key) {
    const auto ref = call_of(key);
    return ref && ref->function == Function::ref && ref->argument().is_string() &&
           is_pseudo_parameter(ref->argument().text);
  };
  const auto member_names = [](const Node& object) {
    std::vector<std::string_view> names;
    for (const document::Member& member : object.members) names.push_back(member.name);
    return names;
  };
  const auto keys = [&](const Node& key) {  // those that the key may be; none where that is not known
    std::vector<std::string_view> texts;
    for (const Resolved& resolved : resolve(key, context_, scratch_)) {
      if (const auto text = resolved.value->scalar_text()) texts.push_back(*text);
    }
    return texts;
  };
  // A key is wrong where none of the values that it may have is a key.
  const Node& top = *argument.items[1];
  const Node& second = *argument.items[2];
  std::vector<const Node*> rows;
  if (is_pseudo_ref(top)) {
    for (const document::Member& row : map->body().members) rows.push_back(row.value);
  } else {
    const auto texts = keys(top);
    for (std::string_view text : texts) {
      if (const Node* row = map->body().find(text)) rows.push_back(row);
    }
    if (texts.empty()) return;
    if (rows.empty()) {
      out.add(E1011, top, "\"{}\" is not a key of the mapping \"{}\"{}", texts.front(), name.text,
              did_you_mean(texts.front(), member_names(map->body())))
          .remedy = replace(top, same_but_for_case(texts.front(), member_names(map->body())));
      return;
    }
  }
  if (is_pseudo_ref(second)) return;
  const auto texts = keys(second);
  if (texts.empty()) return;
  for (const Node* row : rows) {
    if (row->member("Fn::Transform")) return;
    for (std::string_view text : texts) {
      if (row->find(text)) return;
    }
  }
  if (rows.empty()) return;
  out.add(E1011, second, "\"{}\" is not a second key of the mapping \"{}\"{}", texts.front(), name.text,
          did_you_mean(texts.front(), member_names(*rows.front())))
      .remedy = rows.size() == 1 ? replace(second, same_but_for_case(texts.front(), member_names(*rows.front()))) : Remedy();
}

/// W8003: both sides are the same, or both are literals.
void SchemaCheck::comparison(const Call& call, const Node& value, Violations& out) {
  const Node& left = *call.argument().items[0];
  const Node& right = *call.argument().items[1];
  const auto is_literal = [](const Node& node) { return !node.is_object() && !node.is_array(); };
  const bool same = canonical(left) == canonical(right);
  if (same || (is_literal(left) && is_literal(right))) {
    out.add(W8003, value, "Fn::Equals is always {} here: it compares {} with {}", same, show(left), show(right));
  }
}

/// Every value that a parameter allows has to fit; of other values one is enough, for which one it will be is not
/// known. The finding stands where the parameter gives the value, if it gives all of it.
void SchemaCheck::resolved_values(const Call& call, const Node& value, Schema schema, Violations& out) {
  if (!constrains(schema)) return;
  const RuleId rule = *facts_of(call.function).resolved;
  Violations all(out.quiet());
  for (const Resolved& resolved : resolve(value, context_, scratch_)) {
    std::vector<Literal> literals = scenario_;
    literals.insert(literals.end(), resolved.when.begin(), resolved.when.end());
    if (!context_.conditions.satisfiable(literals, resolved.pins)) continue;
    Violations found(out.quiet());
    check(*resolved.value, schema, Place{}, found);
    if (found.empty() && resolved.pins.empty()) return;
    // One zone stands for all of them: what does not fit is their kind, not their letter.
    if (call.function == Function::get_azs && !found.empty())
      found.items.erase(found.items.begin() + 1, found.items.end());
    for (const Violation& violation : found.items) {
      // What a value must name (a format) or measure is the business of the place that uses it; how it is written, of
      // its writer.
      const bool written = resolved.source && !violation.rule && is_of_writing(violation.keyword);
      all.add(
          rule, written ? *resolved.source : call.argument(), "{}: {}",
          written ? "for " + path_text(value) : fmt::format("{} gives what does not fit here", name_of(call.function)),
          violation.message);
      all.items.back().when = literals;
    }
  }
  std::move(all.items.begin(), all.items.end(), std::back_inserter(out.items));
}

}  // namespace cfnsonnet::rules
