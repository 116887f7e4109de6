// Parameters: their types, and defaults that their own constraints refuse.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
#include <algorithm>

#include "rules/families.h"
#include "rules/patterns.h"

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
  if (const auto value = inner(type, ssm_value_of)) type = *value;
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

void check_default(const Parameter& parameter, Findings& out) {
  const Node& body = parameter.body();
  const Node* value = body.find("Default");
  const auto text = value ? value->scalar_text() : std::nullopt;
  if (!text || parameter.is_ssm()) return;
  const auto number = value->scalar_number();

  const Node* allowed_pattern = body.find("AllowedPattern");
  if (const auto pattern = allowed_pattern ? allowed_pattern->scalar_text() : std::nullopt) {
    // AllowedPattern is anchored: the whole value must match.
    const Pattern whole("^(?:" + std::string(*pattern) + ")$");
    std::vector<std::string_view> values = {*text};
    if (parameter.type() == "CommaDelimitedList") values.clear();  // each item, which CloudFormation splits, is matched
    for (std::string_view one : values) {
      if (!whole.matches(one))
        out.add(E2015, *value, "the default {} does not match AllowedPattern {}", show(*value), *pattern);
    }
  }
  if (parameter.type() == "Number" && !number) {
    out.add(E2015, *value, "the default {} is not a number", show(*value));
  }
  if (const auto least = bound(body, "MinValue"); least && number && *number < *least) {
    out.add(E2015, *value, "the default {} is less than MinValue {}", show(*value), *least);
  }
  if (const auto most = bound(body, "MaxValue"); most && number && *number > *most) {
    out.add(E2015, *value, "the default {} is more than MaxValue {}", show(*value), *most);
  }
  const auto length = static_cast<double>(document::code_points(*text));
  if (const auto least = bound(body, "MinLength"); least && length < *least) {
    out.add(E2015, *value, "the default {} has {} characters, fewer than MinLength {}", show(*value), length, *least);
  }
  if (const auto most = bound(body, "MaxLength"); most && length > *most) {
    out.add(E2015, *value, "the default {} has {} characters, more than MaxLength {}", show(*value), length, *most);
  }
  const Node* allowed = body.find("AllowedValues");
  if (!allowed || !allowed->is_array()) return;
  const auto is_allowed = [&](std::string_view one) {
    return std::any_of(allowed->items.begin(), allowed->items.end(),
                       [&](const Node* item) { return item->scalar_text() == one; });
  };
  if (is_allowed(*text)) return;
  if (!parameter.is_list()) {
    out.add(E2015, *value, "the default {} is not one of AllowedValues", show(*value));
    return;
  }
  std::string_view rest = *text;  // the items of a list are allowed one by one
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    std::string_view one = rest.substr(0, comma);
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (!is_allowed(one)) {
      out.add(E2015, *value, "the item \"{}\" of the default is not one of AllowedValues", one);
      return;
    }
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
}

}  // namespace

void check_parameters(const Context& context, Findings& out) {
  const bool patterns = context.wants(I2003);
  for (const Parameter& parameter : context.model.parameters()) {
    const Node* type = parameter.body().find("Type");
    if (type && type->is_string() && !is_type(type->text)) {
      out.add(E2002, *type, "\"{}\" is not a parameter type{}", type->text,
              did_you_mean(type->text, {std::begin(types), std::end(types)}));
    }
    if (type && type->is_string() && is_type(type->text) && !is_documented(type->text)) {
      out.add(W2002, *type, "\"{}\" is not a documented type: CloudFormation does not check its values", type->text);
    }
    const Node* pattern = patterns ? parameter.body().find("AllowedPattern") : nullptr;
    if (pattern && pattern->is_string() && !Pattern(pattern->text).valid())
      out.add(I2003, *pattern, "{} is not a regular expression", show(*pattern));
    check_default(parameter, out);
  }
}

}  // namespace cfnsonnet::rules
