// The image that an instance is started from: the type of a parameter that names one, and whether there is one at all.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
#include "rules/families.h"
#include "rules/property_path.h"

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

/// The scenarios in which an object lacks a member.
std::vector<Scenario> absences(const Context& context, const Node& object, std::string_view name) {
  const Node* value = object.find(name);
  if (!value) return {{}};
  std::vector<Scenario> absent;
  for (Alternative& choice : alternatives(*value, context.conditions)) {
    if (!choice.value) absent.push_back(std::move(choice.when));
  }
  return absent;
}

/// The launch template of this template that `value`, an ID or a name, refers to.
const Resource* launch_template(const Context& context, const Node& value) {
  const auto call = call_of(value);
  if (!call) return nullptr;
  std::string_view name;
  if (call->function == Function::ref && call->argument().is_string()) name = call->argument().text;
  if (call->function == Function::get_att) {
    if (const auto target = get_att_target(call->argument())) name = target->logical_id;
  }
  const Resource* resource = context.model.resources().find(name);
  return resource && resource->type() == "AWS::EC2::LaunchTemplate" ? resource : nullptr;
}

/// Whether a launch template names no image, for certain.
bool lacks_image(const Context& context, const Node& specification) {
  for (std::string_view member : {"LaunchTemplateId", "LaunchTemplateName"}) {
    const Node* value = specification.find(member);
    const Resource* target = value ? launch_template(context, *value) : nullptr;
    const Node* properties = target ? target->properties() : nullptr;
    const Node* data = properties && !call_of(*properties) ? properties->find("LaunchTemplateData") : nullptr;
    if (data && data->is_object() && !call_of(*data) && !data->member("ImageId") && !data->member("Fn::Transform"))
      return true;
  }
  return false;
}

/// E3673: neither the instance nor its launch template names an image.
void check_instance(const Context& context, const Resource& resource, Findings& out) {
  static const Node none;
  const Node* properties = resource.properties();
  if (properties && (!properties->is_object() || call_of(*properties) || properties->member("Fn::Transform"))) return;
  const Node& object = properties ? *properties : none;
  std::vector<Literal> exists;
  if (const auto id = context.conditions.id(resource.condition()); id && !resource.condition().empty())
    exists.push_back({*id, true});
  const auto possible = [&](const Scenario& one, const Scenario& other) {
    std::vector<Literal> all = exists;
    all.insert(all.end(), one.begin(), one.end());
    all.insert(all.end(), other.begin(), other.end());
    return context.conditions.satisfiable(all);
  };
  std::vector<Scenario> without = absences(context, object, "LaunchTemplate");
  if (const Node* given = object.find("LaunchTemplate")) {
    for (Alternative& choice : alternatives(*given, context.conditions)) {
      if (choice.value && lacks_image(context, *choice.value)) without.push_back(std::move(choice.when));
    }
  }
  for (const Scenario& no_image : absences(context, object, "ImageId")) {
    for (const Scenario& no_template : without) {
      if (!possible(no_image, no_template)) continue;
      const Target target = properties ? Target{properties} : Target{&resource.body(), nullptr, "Properties"};
      out.put(E3673, target, "\"ImageId\" is required: no launch template gives the instance an image");
      return;
    }
  }
}

}  // namespace

void check_images(const Context& context, Findings& out) {
  for (const Resource& resource : context.model.resources()) {
    if (resource.type() == "AWS::EC2::Instance" && resource.body().is_object()) check_instance(context, resource, out);
    const Node* properties = resource.properties();
    if (!properties) continue;
    for (const PropertyPath& row : images) {
      if (row.type == resource.type())
        visit_path(*properties, row.path, [&](const Node& value) { check_parameter(context, value, out); });
    }
  }
}

}  // namespace cfnsonnet::rules
