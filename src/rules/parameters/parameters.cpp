// Parameters: their types, and defaults that their own constraints refuse.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "names/nearest.h"
#include "rules/check/family.h"
#include "rules/schema/patterns.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
constexpr std::string_view types[] = {
    "String",
    "Number",
    "CommaDelimitedList",
    "List<Number>",
    "List<String>",
    "AWS::SSM::Parameter::Name",
    "AWS::EC2::AvailabilityZone::Name",
    "AWS::EC2::Image::Id",
    "AWS::EC2::Instance::Id",
    "AWS::EC2::KeyPair::KeyName",
    "AWS::EC2::SecurityGroup::GroupName",
    "AWS::EC2::SecurityGroup::Id",
    "AWS::EC2::Subnet::Id",
    "AWS::EC2::VPC::Id",
    "AWS::EC2::Volume::Id",
    "AWS::Route53::HostedZone::Id",
};

bool is_simple(std::string_view type) { return std::find(std::begin(types), std::end(types), type) != std::end(types); }

/// What stands between "PREFIX<" and ">"; nothing where the type is another one.
std::optional<std::string_view> inner(std::string_view type, std::string_view prefix) {
  if (!type.starts_with(prefix)) return std::nullopt;
  type.remove_prefix(prefix.size());
  if (type.ends_with('>')) type.remove_suffix(1);
  return type;
}
constexpr std::string_view list_of = "List<";
constexpr std::string_view ssm_value_of = "AWS::SSM::Parameter::Value<";

/// Lists and SSM parameters of types that are not documented are accepted by CloudFormation, and not checked.
bool is_type(std::string_view type) { return inner(type, list_of) || inner(type, ssm_value_of) || is_simple(type); }

bool is_documented(std::string_view type) {
  if (const auto value = inner(type, ssm_value_of)) {
    type = *value;
    if (type == "Number" || type == "List<Number>" || type == "AWS::SSM::Parameter::Name") return false;
  }
  const auto item = inner(type, list_of);
  if (!item) return is_simple(type);
  return is_simple(*item) && *item != "CommaDelimitedList" && !item->starts_with("List<") &&
         *item != "AWS::EC2::KeyPair::KeyName" && *item != "AWS::SSM::Parameter::Name";
}

/// A member that bounds the default, MinValue or MaxLength.
std::optional<double> bound(const Node& body, std::string_view name) {
  const Node* value = body.find(name);
  return value ? value->scalar_number() : std::nullopt;
}

std::optional<double> number_of(std::string_view text) {
  document::Node node;
  node.kind = document::Kind::string;
  node.text = text;
  return node.scalar_number();
}

/// The items of a list as a parameter's value has them, with commas between.
std::vector<std::string_view> items_of(std::string_view text) {
  std::vector<std::string_view> items;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    std::string_view one = text.substr(0, comma);
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    items.push_back(one);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return items;
}

/// The item that AllowedValues lacks: of a list its items are allowed one by one.
std::optional<std::string> refused_item(const Parameter& parameter, std::string_view text) {
  const Node* allowed = parameter.body().find("AllowedValues");
  if (!allowed || !allowed->is_array()) return std::nullopt;
  const auto is_allowed = [&](std::string_view one) {
    return std::any_of(allowed->items.begin(), allowed->items.end(),
                       [&](const Node* item) { return item->scalar_text() == one; });
  };
  if (is_allowed(text)) return std::nullopt;
  if (!parameter.is_list()) return std::string(text);
  for (const std::string_view one : items_of(text)) {
    if (!is_allowed(one)) return std::string(one);
  }
  return std::nullopt;
}

/// What AllowedPattern does not match. It is anchored: all of a value must match, and each item of a list.
std::optional<std::string_view> unmatched(const Parameter& parameter, std::string_view text, Pattern& allowed) {
  if (parameter.type() != "CommaDelimitedList") return allowed.matches_whole(text) ? std::nullopt : std::optional(text);
  for (const std::string_view one : items_of(text)) {
    if (!allowed.matches_whole(one)) return one;
  }
  return std::nullopt;
}

/// A parameter, and its AllowedPattern where it has one.
struct Constrained {
  explicit Constrained(const Parameter& parameter_) : parameter(parameter_) {
    const Node* node = parameter.body().find("AllowedPattern");
    const auto text = node ? node->scalar_text() : std::nullopt;
    if (text) pattern.emplace(*text);
  }
  const Parameter& parameter;
  std::optional<Pattern> pattern;
};

/// What the constraints of a parameter say against a value.
///
/// @param shown  The value as a message shows it.
/// @param what   What it is called: "the default".
std::vector<std::string> complaints(Constrained& constrained, std::string_view text, std::string_view shown,
                                    std::string_view what) {
  const Parameter& parameter = constrained.parameter;
  std::vector<std::string> list;
  const auto say = [&]<typename... Args>(
                       fmt::format_string<std::string_view&, std::string_view&, const Args&...> format,
                       const Args&... args) { list.push_back(fmt::format(format, what, shown, args...)); };
  const Node& body = parameter.body();
  const auto number = number_of(text);
  auto& pattern = constrained.pattern;
  if (const auto other = pattern ? unmatched(parameter, text, *pattern) : std::nullopt) {
    const auto written = body.find("AllowedPattern")->scalar_text();
    if (parameter.is_list())
      list.push_back(fmt::format("the item \"{}\" of {} does not match AllowedPattern {}", *other, what, *written));
    else
      say("{} {} does not match AllowedPattern {}", *written);
  }
  if (parameter.type() == "Number" && !number) say("{} {} is not a number");
  if (parameter.type() == "List<Number>")
    for (const std::string_view one : items_of(text))
      if (!number_of(one)) list.push_back(fmt::format("the item \"{}\" of {} is not a number", one, what));
  if (const auto least = bound(body, "MinValue"); least && number && *number < *least)
    say("{} {} is less than MinValue {}", *least);
  if (const auto most = bound(body, "MaxValue"); most && number && *number > *most)
    say("{} {} is more than MaxValue {}", *most);
  const auto length = static_cast<double>(document::code_points(text));
  if (const auto least = bound(body, "MinLength"); least && length < *least)
    say("{} {} has {} characters, fewer than MinLength {}", length, *least);
  if (const auto most = bound(body, "MaxLength"); most && length > *most)
    say("{} {} has {} characters, more than MaxLength {}", length, *most);
  if (const auto refused = refused_item(parameter, text)) {
    if (parameter.is_list())
      list.push_back(fmt::format("the item \"{}\" of {} is not one of AllowedValues", *refused, what));
    else
      say("{} {} is not one of AllowedValues");
  }
  return list;
}

void check_default(Constrained& constrained, Findings& out) {
  const Parameter& parameter = constrained.parameter;
  const Node* value = parameter.body().find("Default");
  const auto text = value ? value->scalar_text() : std::nullopt;
  if (!text || parameter.is_ssm()) return;
  for (std::string& complaint : complaints(constrained, *text, show(*value), "the default"))
    out.put(E2015, {value}, std::move(complaint));
}

/// E2900: the values of a deployment fit the parameters of the template.
void check_deployment(const Context& context, const ParameterValues& values, Findings& out) {
  for (const auto& [name, value] : values) {
    const Parameter* parameter = context.model.parameters().find(name);
    if (!parameter) {
      const Node* section = context.model.root().find("Parameters");
      out.add(E2900, section ? *section : context.model.root(), "a value is given for \"{}\", which is no parameter{}",
              name, did_you_mean(name, context.model.parameters().names()));
      continue;
    }
    if (parameter->is_ssm() || !value) continue;
    Constrained constrained(*parameter);
    for (const std::string& complaint :
         complaints(constrained, *value, fmt::format("\"{}\"", *value), "the value given"))
      out.at_entry(E2900, *parameter, "{}", complaint);
  }
  for (const Parameter& parameter : context.model.parameters()) {
    if (!parameter.body().find("Default") && !values.contains(parameter.name()))
      out.at_entry(E2900, parameter, "\"{}\" has no default, and is given no value", parameter.name());
  }
}

void check_parameters(const Context& context, Findings& out) {
  const bool patterns = context.wants(I2003);
  for (const Parameter& parameter : context.model.parameters()) {
    const Node* type = parameter.body().find("Type");
    if (type && type->is_string() && !is_type(type->text)) {
      out.add(E2002, *type, "\"{}\" is not a parameter type{}", type->text,
              did_you_mean(type->text, {std::begin(types), std::end(types)})) = replace(*type, surely_meant(type->text,
                                                                                                            types));
    }
    if (type && type->is_string() && is_type(type->text) && !is_documented(type->text)) {
      out.add(W2002, *type, "\"{}\" is not a documented type: CloudFormation does not check its values", type->text);
    }
    Constrained constrained(parameter);
    const Node* pattern = parameter.body().find("AllowedPattern");
    if (pattern && pattern->is_string()) {
      if (constrained.pattern->is_unbalanced())
        out.add(E2001, *pattern, "{} is not a regular expression: something in it is not closed", show(*pattern));
      else if (patterns && !constrained.pattern->valid())
        out.add(I2003, *pattern, "{} is not a regular expression", show(*pattern));
    }
    check_default(constrained, out);
  }
  if (context.deployment) check_deployment(context, *context.deployment, out);
}

}  // namespace

extern const Family parameters_family(Phase::of_the_template, check_parameters);

}  // namespace cfnsonnet::rules
