#include "rules/parameters/parameter_attributes.h"

#include <algorithm>

#include "names/nearest.h"
#include "rules/parameters/parameter_types.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

constexpr std::string_view tags = "Tags.";  // and the key of a tag

struct TypeAttribute {
  std::string_view type;
  std::string_view attribute;
};
constexpr TypeAttribute attribute_rows[] = {
    {"AWS::EC2::VPC::Id", "DefaultNetworkAcl"},
    {"AWS::EC2::VPC::Id", "DefaultSecurityGroup"},
    {"AWS::EC2::VPC::Id", tags},
    {"AWS::EC2::Subnet::Id", "AvailabilityZone"},
    {"AWS::EC2::Subnet::Id", tags},
    {"AWS::EC2::Subnet::Id", "VpcId"},
    {"AWS::EC2::SecurityGroup::Id", tags},
};

/// What has the attributes; the ID in a plain text may be of any of them.
std::vector<std::string_view> attributes_of(std::string_view type) {
  std::vector<std::string_view> all;
  for (const TypeAttribute& row : attribute_rows)
    if (row.type == type || !type.starts_with("AWS::")) all.push_back(row.attribute);
  return all;
}

bool has_attribute(const std::vector<std::string_view>& known, std::string_view attribute) {
  return std::ranges::any_of(known, [&](std::string_view name) {
    return name == tags ? attribute.starts_with(tags) && attribute != tags : attribute == name;
  });
}

}  // namespace

void check_parameter_attribute(const Call& call, const Context& context, Violations& out) {
  const Node& name = *call.argument().items[0];
  const Node& attribute = *call.argument().items[1];
  if (!name.is_string() || !attribute.is_string() || context.model.has_macros()) return;
  std::string_view type = name.text;
  if (call.function == Function::value_of) {
    const Parameter* parameter = context.model.parameters().find(name.text);
    if (!parameter) {
      const auto names = context.model.parameters().names();
      out.add(E1701, name, "\"{}\" is not a parameter of this template{}", name.text, did_you_mean(name.text, names))
          .remedy = replace(name, same_but_for_case(name.text, names));
      return;
    }
    type = parameter->type();
  }
  const auto known = attributes_of(item_type(type));
  if (type.empty() || has_attribute(known, attribute.text)) return;
  if (known.empty())
    out.add(E1701, name, "{} has no attributes: those of VPCs, subnets and security groups can be asked for", type);
  else
    out.add(E1701, attribute, "{} has no attribute \"{}\"{}", type, attribute.text,
            did_you_mean(attribute.text, known));
}

}  // namespace cfnsonnet::rules
