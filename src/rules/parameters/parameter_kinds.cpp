// A parameter of a type that AWS supplies gives the ID or the name of a certain kind of resource, which CloudFormation
// looks up in the account: what asks for another kind gets the wrong one, whatever value is given.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
#include <algorithm>
#include <string>

#include "rules/parameters/parameter_types.h"
#include "rules/schema/schema_check.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Keyword;
using schema::Schema;

namespace {

/// What a parameter's type gives: what an attribute of a resource type gives too, if there is one.
struct Gives {
  std::string_view parameter_type;
  std::string_view attribute;
  std::string_view format;  ///< "AWS::EC2::VPC.Id": of a resource type.
};

constexpr Gives gives_rows[] = {
    {"AWS::EC2::AvailabilityZone::Name", "", "AWS::EC2::AvailabilityZone.Name"},
    {"AWS::EC2::Image::Id", "", "AWS::EC2::Image.Id"},
    {"AWS::EC2::Instance::Id", "InstanceId", "AWS::EC2::Instance.Id"},
    {"AWS::EC2::KeyPair::KeyName", "", "AWS::EC2::KeyPair.Name"},
    {"AWS::EC2::SecurityGroup::GroupName", "", "AWS::EC2::SecurityGroup.Name"},
    {"AWS::EC2::SecurityGroup::Id", "GroupId", "AWS::EC2::SecurityGroup.Id"},
    {"AWS::EC2::Subnet::Id", "SubnetId", "AWS::EC2::Subnet.Id"},
    {"AWS::EC2::VPC::Id", "VpcId", "AWS::EC2::VPC.Id"},
    {"AWS::EC2::Volume::Id", "VolumeId", "AWS::EC2::Volume.Id"},
    {"AWS::Route53::HostedZone::Id", "Id", "AWS::Route53::HostedZone.Id"},
};

std::string_view type_of(std::string_view format) { return format.substr(0, format.find('.')); }

/// Whether a place asks for a resource, and for one of another type: the formats of other places are about how a text
/// is written, and whether a group goes by its name or its ID depends on the VPC.
bool is_of_another(std::string_view format, std::string_view type) {
  return format.starts_with("AWS::") && type_of(format) != type;
}

}  // namespace

std::string_view item_type(std::string_view type) {
  for (const std::string_view around : {"AWS::SSM::Parameter::Value<", "List<"}) {
    if (!type.starts_with(around) || !type.ends_with('>')) continue;
    type.remove_prefix(around.size());
    type.remove_suffix(1);
  }
  return type;
}

void SchemaCheck::parameter_kind(const Parameter& parameter, bool is_one, const Node& value, Schema schema,
                                 Violations& out) {
  const auto* row = std::ranges::find(gives_rows, item_type(parameter.type()), &Gives::parameter_type);
  if (row == std::end(gives_rows)) return;
  const std::string_view type_name = type_of(row->format);
  if (const auto format = schema.find(Keyword::format); format && !is_of_another(format->text(), type_name)) return;
  const auto type = row->attribute.empty() ? std::nullopt : context_.resource_type(type_name);
  const auto gives = type ? type->attribute(row->attribute) : std::nullopt;
  const std::string format = std::string(row->format) + (parameter.is_list() && !is_one ? "s" : "");
  Given given{{parameter.name(), {}}, type_name, gives.value_or(anything_), format};
  given.is_parameter = true;
  if (const auto wrong = wrong_kind(given, schema, context_)) out.add(E1041, value, "{}", wrong->message);
}

/// One of the values of a parameter that is a list.
void SchemaCheck::picked_kind(const Call& call, const Node& value, Schema schema, Violations& out) {
  const auto list = call_of(*call.argument().items[1]);
  if (!list || list->function != Function::ref || !list->argument().is_string()) return;
  const Parameter* parameter = context_.model.parameters().find(list->argument().text);
  if (parameter && parameter->is_list()) parameter_kind(*parameter, true, value, schema, out);
}

}  // namespace cfnsonnet::rules
