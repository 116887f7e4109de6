#include "rules/functions/call_names.h"

#include <algorithm>

#include "rules/functions/meant_variables.h"
#include "rules/functions/missing_names.h"
#include "rules/parameters/parameter_kinds.h"
#include "rules/schema/json_types.h"
#include "rules/schema/kinds.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::JsonType;
using schema::Keyword;
using schema::Schema;

namespace {

/// Attributes whose values the template's author or another template chooses.
bool returns_anything(const Resource& resource, std::string_view attribute) {
  const std::string_view type = resource.type();
  return resource.is_custom() || type == "AWS::CloudFormation::Stack" ||
         type == "AWS::ServiceCatalog::CloudFormationProvisionedProduct" ||
         (type == "AWS::SSM::Parameter" && attribute == "Value") || type.ends_with("::MODULE");
}

bool is_network(const std::optional<schema::Constraint>& format) {
  return format && (format->text() == "ipv4-network" || format->text() == "ipv6-network");
}

/// What gives the blocks of which one is selected, as it is or split: the call at the end of such calls.
std::optional<Call> source_of_blocks(const Node& value) {
  auto call = call_of(value);
  for (int depth = 0; call && depth < 8; ++depth) {  // more calls inside of calls than anybody writes
    const Node& argument = call->argument();
    const std::size_t from = call->function == Function::select ? 1 : 0;
    if (call->function != Function::select && call->function != Function::cidr) return call;
    if (argument.items.size() <= from) return std::nullopt;
    call = call_of(*argument.items[from]);
  }
  return std::nullopt;
}

}  // namespace

bool CallNames::is_text_for_list(const Node& value, Schema schema) const {
  const auto types = types_of(schema);
  const auto ref = call_of(value);
  if (!types || !types->has(JsonType::array) || overlap(*types, scalar_type) || !ref ||
      ref->function != Function::ref || is_no_value(value))
    return false;
  const Node& name = ref->argument();
  const Node* around = value.parent && value.parent->is_array() ? value.parent->parent : nullptr;
  const auto call = around ? call_of(*around) : std::nullopt;
  if (!call || (call->function != Function::join && call->function != Function::select) || !name.is_string())
    return false;
  if (is_pseudo_parameter(name.text)) return name.text != "AWS::NotificationARNs";
  return context_.model.resources().contains(name.text) && !context_.model.parameters().contains(name.text);
}

void CallNames::check_reference(const PlacedCall& at, Violations& out) const {
  const Node& argument = at.call.argument();
  if (!argument.is_string()) {
    if (argument.scalar_text() && !argument.is_null())
      out.add(E1020, argument, "Ref takes a name, and {} is {}", show(argument), document::describe(argument.kind));
    return;  // else it is a function, with the language extensions
  }
  const std::string_view name = argument.text;
  const Parameter* parameter = context_.model.parameters().find(name);
  const Resource* resource = context_.model.resources().find(name);
  const std::string_view generated = resource ? std::string_view() : context_.model.generated_type(name);
  if (at.place.has_only_parameters() && !parameter && (resource || !generated.empty())) {
    out.add(E1020, argument,
            "\"{}\" is a resource, and only parameters can be referred to here: there are no resources yet", name);
    return;
  }
  if (const auto missing = missing_value(context_, name, name, at.place.has_only_parameters())) {
    out.add(E1020, argument, "{}", missing->message).remedy = missing->is_attribute ? refer(at.value, std::string(name))
                                                                                    : replace(argument, missing->meant);
    return;
  }
  const auto types = types_of(at.schema);
  if (name == "AWS::NotificationARNs" && types && !types->has(JsonType::array)) {
    out.add(E1020, at.value, "\"{}\" is a list, and {} is expected", name, rules::describe(*types));
    return;
  }
  if (parameter) {
    const std::string_view type = parameter->type();
    if (!types || type.empty()) return;
    const bool takes_text = overlap(*types, scalar_type);
    const bool takes_list = types->has(JsonType::array);
    if (parameter->is_list() ? takes_text && !takes_list : !takes_text) {
      out.add(E1020, at.value, "the parameter \"{}\" is a {}, and {} is expected", name, type, rules::describe(*types));
    } else {
      check_parameter_kind(*parameter, at, context_, out);
    }
    return;
  }
  if (is_text_for_list(at.value, at.schema)) {
    out.add(E1020, at.value, "Ref of \"{}\" gives a string, and a list is expected", name);
    return;
  }
  // What Ref gives of a resource is a text.
  if (types && !is_no_value(at.value) && !overlap(*types, scalar_type) && !types->has(JsonType::array)) {
    out.add(E1020, at.value, "Ref gives a string, and {} is expected", rules::describe(*types));
    return;
  }
  if (resource && resource->is_custom()) return;
  const std::string_view type = resource ? resource->type() : generated;
  const auto target = context_.resource_type(type);
  const auto gives = target ? target->ref() : std::nullopt;
  if (!gives) return;
  Given given{{name, {}}, type, *gives};
  if (resource && type == "AWS::EC2::SecurityGroup") {  // an ID inside of a VPC and a name outside
    const Node* properties = resource->properties();
    given.format = properties && properties->member("VpcId") ? "AWS::EC2::SecurityGroup.Id"
                                                             : "AWS::EC2::SecurityGroup.Name";
  }
  kind(at, given, out);
}

/// What gives the right kind takes the place of the call, and of the variable that is all of a Fn::Sub.
void CallNames::kind(const PlacedCall& at, const Given& given, Violations& out) const {
  const auto wrong = wrong_kind(given, at.schema, context_);
  if (!wrong) return;
  Violation& violation = out.add(given.from.attribute.empty() ? E1041 : E1040, at.value, "{}", wrong->message);
  if (!wrong->better) return;
  const std::string_view attribute = wrong->better->attribute;
  const std::string name = fmt::format("{}{}{}", given.from.logical_id, attribute.empty() ? "" : ".", attribute);
  violation.remedy = at.call.function != Function::sub ? refer(at.value, name)
                     : at.call.argument().is_string()  ? replace(at.call.argument(), "${" + name + "}")
                                                       : Remedy();
}

void CallNames::check_network(const PlacedCall& at, Violations& out) const {
  if (!is_network(at.schema.find(Keyword::format))) return;
  const auto source = source_of_blocks(at.value);
  const auto target = source && source->function == Function::get_att ? get_att_target(source->argument())
                                                                      : std::nullopt;
  const Resource* resource = target ? context_.model.resources().find(target->logical_id) : nullptr;
  const auto type = resource ? context_.resource_type(resource->type()) : std::nullopt;
  const auto attribute = type ? type->attribute(target->attribute) : std::nullopt;
  if (!attribute) return;
  const auto items = attribute->find(Keyword::items);
  const Schema gives = items ? items->schema() : *attribute;
  if (is_network(gives.find(Keyword::format))) kind(at, {*target, resource->type(), gives}, out);
}

void CallNames::check_attributes(const PlacedCall& at, Violations& out) const {
  const Node& argument = at.call.argument();
  if (const auto text = argument.scalar_text()) {  // true is "true"
    attribute(at, split_attribute(*text), out);
    return;
  }
  if (argument.items.size() < 2 || !argument.items[0]->is_string()) return;
  for (const Resolved& name : resolve(*argument.items[1], context_, computed_)) {
    const auto text = name.value->scalar_text();
    if (text && assumptions_.is_possible(name)) attribute(at, {argument.items[0]->text, *text}, out);
  }
}

void CallNames::check_identified(const PlacedCall& at, Violations& out) const {
  if (!asks_for_kind(at.schema)) return;
  Violations found(out.quiet());
  if (at.call.function == Function::ref) check_reference(at, found);
  if (at.call.function == Function::get_att) check_attributes(at, found);
  if (at.call.function == Function::sub) check_substitution(at, found);
  for (Violation& violation : found.items) {
    if (violation.rule != E1040 && violation.rule != E1041) continue;  // said before, by the type's own schema
    violation.rule.reset();
    out.items.push_back(std::move(violation));
  }
}

void CallNames::attribute(const PlacedCall& at, const AttributeName& target, Violations& out) const {
  const Node& argument = at.call.argument();
  const bool in_parts = argument.is_array();
  if (const auto missing = missing_resource(context_, target.logical_id)) {
    out.add(E1010, in_parts ? *argument.items[0] : argument, "{}", missing->message)
        .remedy = in_parts ? replace(*argument.items[0], missing->meant) : Remedy();
    return;
  }
  if (const auto missing = missing_attribute(context_, target)) {
    out.add(E1010, in_parts ? *argument.items[1] : argument, "{}", missing->message)
        .remedy = in_parts ? replace(*argument.items[1], missing->meant) : Remedy();
    return;
  }
  const Resource* resource = context_.model.resources().find(target.logical_id);
  const std::string_view type_name = type_of_name(context_.model, target.logical_id);
  const auto type = context_.resource_type(type_name);
  const auto gives = type ? type->attribute(target.attribute) : std::nullopt;
  if (!gives) return;  // of an unknown type
  const auto given = types_of(*gives);
  const auto wanted = types_of(at.schema);
  if (given && wanted && !wanted->has(JsonType::boolean) && !wanted->has(JsonType::integer) &&
      !overlap(*given, *wanted)) {
    out.add(E1010, argument, "\"{}\" of {} is {}, and {} is expected", target.attribute, type_name,
            rules::describe(*given), rules::describe(*wanted));
    return;
  }
  if (resource && returns_anything(*resource, target.attribute)) return;
  kind(at, {target, type_name, *gives}, out);
}

std::vector<SubVariable> CallNames::check_substitution(const PlacedCall& at, Violations& out) const {
  const std::size_t before = out.items.size();
  const Node& argument = at.call.argument();
  const Node& text = argument.is_string() ? argument : *argument.items[0];
  const Node* own = argument.is_string() ? nullptr : argument.items[1];
  const std::vector<SubVariable> variables = sub_variables(text.text);
  if (has_open_variables(argument)) return variables;
  const auto check_name = [&](const SubVariable& variable) {
    const AttributeName name = split_attribute(variable.text);
    const bool is_resource = context_.model.resources().contains(name.logical_id) ||
                             !context_.model.generated_type(name.logical_id).empty();
    if (at.place.has_only_parameters() && is_resource && !context_.model.parameters().contains(name.logical_id)) {
      out.add(E1019, argument, "\"${{{}}}\" is of a resource, and this is needed before there are resources",
              variable.text);
      return;
    }
    if (name.attribute.empty()) {
      const Parameter* parameter = context_.model.parameters().find(name.logical_id);
      if (parameter && parameter->is_list()) {
        out.add(E1019, argument, "\"${{{}}}\" is a list, the parameter's type is {}; a string is expected",
                variable.text, parameter->type());
      } else if (const auto missing = missing_value(context_, name.logical_id, variable.text,
                                                    at.place.has_only_parameters())) {
        out.add(E1019, argument, "{}", missing->message);
      }
      return;
    }
    if (const auto missing = missing_resource(context_, name.logical_id)) {
      out.add(E1019, argument, "\"${{{}}}\": {}", variable.text, missing->message);
      return;
    }
    if (const auto missing = missing_attribute(context_, name)) {
      out.add(E1019, argument, "{}", missing->message);
      return;
    }
    const auto type = context_.resource_type(type_of_name(context_.model, name.logical_id));
    const auto gives = type ? type->attribute(name.attribute) : std::nullopt;
    const auto given = gives ? types_of(*gives) : std::nullopt;
    if (given && !overlap(*given, scalar_type)) {
      out.add(E1019, argument, "\"${{{}}}\" is {}, and a string is expected", variable.text, rules::describe(*given));
    }
  };
  for (const SubVariable& variable : variables) {
    if (own && own->member(variable.text)) continue;
    const std::size_t first = out.items.size();
    check_name(variable);
    for (std::size_t i = first; i < out.items.size(); ++i) out.items[i].part = variable.text;
  }
  if (const auto unclosed = unclosed_variable(text.text)) {
    out.add(E1019, text, "\"{}\" is not closed: a \"}}\" is missing after the name", *unclosed).part = *unclosed;
  } else if (const auto meant = variables.empty() && !is_pseudo_parameter(text.text)
                                    ? meant_variable(context_, text.text)
                                    : std::nullopt) {
    out.add(W1020, text, "\"{}\" is no variable, and is deployed as it stands; did you mean \"${{{}}}\"?", meant->part,
            meant->name)
        .part = meant->part;
  }
  const bool is_one_variable = variables.size() == 1 && variables.front().offset == 0 && text.text.ends_with('}') &&
                               text.text.find('}') + 1 == text.text.size();
  if (is_one_variable && out.items.size() == before && !(own && own->member(variables.front().text)))
    variable(at, split_attribute(variables.front().text), out);
  return variables;
}

/// "${Role}" alone gives what a Ref gives, and "${Role.Arn}" what a Fn::GetAtt gives.
void CallNames::variable(const PlacedCall& at, const AttributeName& name, Violations& out) const {
  if (const Parameter* parameter = context_.model.parameters().find(name.logical_id)) {
    if (name.attribute.empty()) check_parameter_kind(*parameter, at, context_, out);
    return;
  }
  const Resource* resource = context_.model.resources().find(name.logical_id);
  if (resource && (resource->is_custom() || returns_anything(*resource, name.attribute))) return;
  const std::string_view type_name = type_of_name(context_.model, name.logical_id);
  const auto type = context_.resource_type(type_name);
  if (!type || type_name == "AWS::EC2::SecurityGroup") return;
  const auto gives = name.attribute.empty() ? type->ref() : type->attribute(name.attribute);
  if (gives) kind(at, {name, type_name, *gives}, out);
}

void CallNames::check_needless_parts(const Call& call, const std::vector<SubVariable>& variables, bool fits,
                                     Violations& out) const {
  const Node& argument = call.argument();
  const std::string_view text = argument.is_string() ? argument.text : argument.items[0]->text;
  // "${!Name}" is the text "${Name}" only inside of a Fn::Sub.
  const bool is_written = argument.is_string() || !call_of(*argument.items[0]);
  if (fits && is_written && variables.empty() && !context_.model.is_serverless() &&
      text.find("${!") == std::string_view::npos && !is_pseudo_parameter(text)) {
    out.add(W1020, argument, "Fn::Sub is not needed: there is no variable in the text")
        .remedy = argument.is_string() ? unwrap(*argument.parent) : Remedy();
  }
  // A variable that leads nowhere may be the one that was to be used.
  if (!fits || !is_written || argument.is_string() || call_of(*argument.items[1])) return;
  for (const document::Member& member : argument.items[1]->members) {
    const bool used = std::any_of(variables.begin(), variables.end(),
                                  [&](const SubVariable& variable) { return variable.text == member.name; });
    if (!used) out.add(W1019, *member.value, "\"{}\" is not used in the text of the Fn::Sub", member.name);
  }
}

}  // namespace cfnsonnet::rules
