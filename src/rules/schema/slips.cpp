#include "rules/schema/slips.h"

#include <algorithm>

#include <fmt/format.h>

#include "document/edit.h"
#include "document/yaml_scalar.h"
#include "names/nearest.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;
using schema::JsonType;
using schema::TypeSet;

namespace {

bool is_yaml(const Node& node) {
  const Source* source = node.origin().source;
  return source && document::syntax_of(*source) == document::Syntax::data && !source->name.ends_with(".json");
}

/// A call as the template's language has it: `!Condition IsProd`, or the object that it is short for.
std::string written(const Node& near, std::string_view function, std::string_view argument) {
  return is_yaml(near) ? fmt::format("!{} {}", function, argument)
                       : fmt::format("{{\"{}\": \"{}\"}}", function, argument);
}

/// `-sg-1` below a list's name and `Name:value` below a map's are texts to YAML.
Slip missing_blank(const Node& value, TypeSet wanted) {
  const std::string_view before = document::before_missing_blank(value.text);
  const bool is_meant = !before.empty() && wanted.has(before == "-" ? JsonType::array : JsonType::object);
  if (!is_meant || !is_yaml(value)) return {};
  const auto text = document::text_at(value.origin());
  if (!text || !text->starts_with(before)) return {};  // In quotes it is what was meant.
  return {fmt::format("; a blank is missing after \"{}\"", before)};
}

/// The call that a value is the argument of, or an item of the argument.
std::optional<Call> call_around(const Node& value) {
  const Node* around = value.parent && value.parent->is_array() ? value.parent->parent : value.parent;
  return around ? call_of(*around) : std::nullopt;
}

/// `!Not IsProd`, `!And [IsProd, …]`: a name is no condition by itself.
Slip named_condition(const Node& value, TypeSet wanted, const Context& context) {
  const auto around = call_around(value);
  const bool takes_conditions = around && (around->function == Function::not_ || around->function == Function::and_ ||
                                           around->function == Function::or_);
  const bool is_entry = value.parent && value.parent == context.model.section("Conditions");
  if ((!takes_conditions && !is_entry) || !context.model.conditions().contains(value.text)) return {};
  const std::string call = written(value, "Condition", value.text);
  if (wanted.has(JsonType::array)) return {fmt::format("; write [{}]", call)};
  return {fmt::format("; write {}", call)};
}

/// The attributes of a resource that name something of the template.
bool is_name_of(std::string_view attribute, const Node& value, const Context& context) {
  const Node* whole = value.parent && value.parent->is_array() ? value.parent : &value;
  const Member* holder = whole->holder();
  const Node* owner = holder ? whole->parent->parent : nullptr;
  return holder && holder->name == attribute && owner &&
         (owner == context.model.section("Resources") || owner == context.model.section("Outputs"));
}

/// `DependsOn: !Ref Queue`, `Condition: !Ref IsProd`.
Slip name_in_call(const Node& value, const Call& call, const Context& context) {
  const Node& argument = call.argument();
  const bool is_get_att = call.function == Function::get_att;
  const auto target = is_get_att ? get_att_target(argument) : std::nullopt;
  const std::string_view name = target                 ? std::string_view(target->logical_id)
                                : argument.is_string() ? argument.text
                                                       : std::string_view();
  const bool is_resource = is_name_of("DependsOn", value, context) && context.model.resources().contains(name);
  const bool is_condition = is_name_of("Condition", value, context) && context.model.conditions().contains(name);
  if (!is_resource && !is_condition) return {};
  return {fmt::format("; write \"{}\", the name alone", name), is_get_att ? Remedy() : unwrap(value)};
}

/// The call as its file has it, where that is short.
std::string written_text(const Node& call) {
  constexpr std::size_t long_text = 40;
  const auto text = document::text_at(call.origin());
  return text && text->size() < long_text && text->find('\n') == std::string_view::npos ? std::string(*text) : "…";
}

bool is_comparison(Function function) {
  return function == Function::equals || function == Function::not_ || function == Function::and_ ||
         function == Function::or_;
}

Slip of_call(const Node& value, const Call& call, TypeSet wanted, const Context& context) {
  if (Slip slip = name_in_call(value, call, context); !slip.help.empty()) return slip;
  const auto around = call_around(value);
  if (around && around->function == Function::if_ && is_comparison(call.function) &&
      value.parent->items.front() == &value)
    return {"; Fn::If takes the name of a condition, and this can be one, in Conditions"};
  const bool is_of_conditions = value.parent && value.parent == context.model.section("Conditions");
  if (is_of_conditions && wanted.has(JsonType::boolean) && !is_comparison(call.function))
    return {fmt::format("; compare it with a value, by Fn::Equals: [{}, …]", written_text(value))};
  return {};
}

/// "GetAtt" and "ref" for "Fn::GetAtt" and "Ref".
std::optional<std::string_view> function_meant(std::string_view name) {
  for (const std::string_view prefix : {"", "Fn::"}) {
    const std::string whole = fmt::format("{}{}", prefix, name);
    const auto found = same_but_for_case(whole, function_names());
    if (found && *found != "Condition") return found;
  }
  return std::nullopt;
}

Slip of_object(const Node& value) {
  const auto is_call = [](const Member& member) {
    return member.name != "Condition" && function_of(member.name).has_value();
  };
  if (value.members.size() == 1) {
    const Member& member = value.members.front();
    const auto meant = function_meant(member.name);
    if (!meant || *meant == member.name) return {};
    return {fmt::format("; \"{}\" is no function: did you mean \"{}\"?", member.name, *meant), rename(member, *meant)};
  }
  if (value.members.size() < 2 || !std::ranges::all_of(value.members, is_call)) return {};
  return {fmt::format("; a function stands alone in its object, and here is \"{}\" beside \"{}\"",
                      value.members[1].name, value.members[0].name)};
}

}  // namespace

Slip slip_of(const Node& value, TypeSet wanted, const Context& context) {
  if (value.is_string()) {
    if (Slip slip = named_condition(value, wanted, context); !slip.help.empty()) return slip;
    return wanted.has(JsonType::string) ? Slip() : missing_blank(value, wanted);
  }
  if (const auto call = call_of(value)) return of_call(value, *call, wanted, context);
  return value.is_object() ? of_object(value) : Slip();
}

namespace {

/// How a function is written: "!Sub" where the call is.
std::string as_written(std::string_view name, bool is_short) {
  if (!is_short) return std::string(name);
  return fmt::format("!{}", name.starts_with("Fn::") ? name.substr(4) : name);
}

}  // namespace

std::string no_function(const document::Node& call) {
  const document::Member& member = call.members.front();
  const auto written = document::text_at(member.origin());
  const bool is_short = written && written->starts_with('!');
  std::string_view wanted = member.name.substr(4);
  while (wanted.starts_with("Fn::")) wanted.remove_prefix(4);
  std::vector<std::string_view> known;  // Without "Fn::", which all but Ref have: a slip is of what follows.
  for (const std::string_view name : function_names())
    known.push_back(name.starts_with("Fn::") ? name.substr(4) : name);
  const auto exact = std::find(known.begin(), known.end(), wanted);
  const auto meant = exact != known.end() ? std::optional(wanted) : nearest(wanted, known);
  std::string help;
  if (meant) {
    const bool is_long = *meant != "Ref" && *meant != "Condition";
    help = fmt::format("; did you mean \"{}\"?",
                       as_written(is_long ? fmt::format("Fn::{}", *meant) : std::string(*meant), is_short));
  }
  return fmt::format("\"{}\" is no function of CloudFormation{}", as_written(member.name, is_short), help);
}

}  // namespace cfnsonnet::rules
