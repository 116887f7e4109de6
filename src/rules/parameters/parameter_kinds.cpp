#include "rules/parameters/parameter_kinds.h"

#include <algorithm>
#include <string>

#include "rules/parameters/parameter_types.h"
#include "rules/schema/kinds.h"

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

namespace {

/// @param is_one  Of a list of values one is picked.
void check_kind_of(const Parameter& parameter, bool is_one, const PlacedCall& at, const Context& context,
                   Violations& out) {
  const auto* row = std::ranges::find(gives_rows, item_type(parameter.type()), &Gives::parameter_type);
  if (row == std::end(gives_rows)) return;
  const std::string_view type_name = type_of(row->format);
  if (const auto format = at.schema.find(Keyword::format); format && !is_of_another(format->text(), type_name)) return;
  const auto type = row->attribute.empty() ? std::nullopt : context.resource_type(type_name);
  const auto gives = type ? type->attribute(row->attribute) : std::nullopt;
  const std::string format = std::string(row->format) + (parameter.is_list() && !is_one ? "s" : "");
  Given given{
      {parameter.name(), {}}, type_name, gives ? *gives : context.bundle.type("structure:Anything")->schema(), format};
  given.is_parameter = true;
  if (const auto wrong = wrong_kind(given, at.schema, context)) out.add(E1041, at.value, "{}", wrong->message);
}

}  // namespace

void check_parameter_kind(const Parameter& parameter, const PlacedCall& at, const Context& context, Violations& out) {
  check_kind_of(parameter, false, at, context, out);
}

void check_picked_kind(const PlacedCall& at, const Context& context, Violations& out) {
  const auto list = call_of(*at.call.argument().items[1]);
  if (!list || list->function != Function::ref || !list->argument().is_string()) return;
  const Parameter* parameter = context.model.parameters().find(list->argument().text);
  if (parameter && parameter->is_list()) check_kind_of(*parameter, true, at, context, out);
}

}  // namespace cfnsonnet::rules
