// The image that an instance is started from: the type of a parameter that names one.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
#include "rules/check/family.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

// Properties that take the ID of an image.
constexpr PropertyPath images[] = {
    {"AWS::AutoScaling::LaunchConfiguration", "ImageId"},
    {"AWS::Batch::ComputeEnvironment", "ComputeResources/ImageId"},
    {"AWS::Cloud9::EnvironmentEC2", "ImageId"},
    {"AWS::EC2::Instance", "ImageId"},
    {"AWS::EC2::LaunchTemplate", "LaunchTemplateData/ImageId"},
    {"AWS::EC2::SpotFleet", "SpotFleetRequestConfigData/LaunchSpecifications/*/ImageId"},
    {"AWS::ImageBuilder::Image", "ImageId"},
};

/// W2506: the parameter that names an image is not of a type that CloudFormation checks.
void check_parameter(const Context& context, const Node& value, Findings& out) {
  const auto call = call_of(value);
  if (!call || call->function != Function::ref || !call->argument().is_string()) return;
  const Parameter* parameter = context.model.parameters().find(call->argument().text);
  const Node* type = parameter ? parameter->body().find("Type") : nullptr;
  if (!type || !type->is_string() || type->text == "AWS::EC2::Image::Id" ||
      type->text == "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>")
    return;
  out.add(W2506, *type,
          "the parameter \"{}\" names an image; of type AWS::EC2::Image::Id, or "
          "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>, its value is checked before the stack is made",
          parameter->name());
}

void check_image_parameters(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    const Node* properties = resource.properties();
    if (!properties) continue;
    for (const PropertyPath& row : rows_of<images>(resource.type()))
      visit_path(*properties, row.path, [&](const Node& value) { check_parameter(context, value, out); });
  }
}

}  // namespace

extern const Family image_parameters_family(Phase::of_each_resource, check_image_parameters);

}  // namespace cfnsonnet::rules
