#include "template/template.h"

#include <algorithm>

#include "template/intrinsic.h"

namespace cfnsonnet {
namespace {

// Transforms that AWS hosts and whose effect is known here or leaves the rest of the template as it is.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html
bool is_known_transform(std::string_view name) {
  return name == "AWS::Serverless-2016-10-31" || name == "AWS::LanguageExtensions" ||
         name == "AWS::SecretsManager-2020-07-23" || name == "AWS::SecretsManager-2024-09-16" ||
         name == "AWS::CodeDeployBlueGreen" || name == "AWS::ServiceCatalog";
}

bool has_loop_member(const document::Node* section) {
  return section && std::any_of(section->members.begin(), section->members.end(), [](const document::Member& member) {
           return member.name.starts_with("Fn::ForEach::");
         });
}

}  // namespace

std::string_view Entry::text(std::string_view name) const {
  const document::Node* value = body().find(name);
  return value && value->is_string() ? value->text : std::string_view{};
}

bool Parameter::is_list() const {
  return type() == "CommaDelimitedList" || type().starts_with("List<") ||
         type().starts_with("AWS::SSM::Parameter::Value<List<") ||
         type() == "AWS::SSM::Parameter::Value<CommaDelimitedList>";
}

bool Parameter::is_ssm() const { return type().starts_with("AWS::SSM::Parameter::Value<"); }

bool Resource::is_custom() const {
  return type() == "AWS::CloudFormation::CustomResource" || type().starts_with("Custom::");
}

Template::Template(const document::Document& document) : document_(document) {
  parameters_.fill(section("Parameters"));
  resources_.fill(section("Resources"));
  conditions_.fill(section("Conditions"));
  mappings_.fill(section("Mappings"));
  outputs_.fill(section("Outputs"));

  if (const document::Node* transform = section("Transform")) {
    if (transform->is_string()) transforms_.push_back(transform->text);
    for (const document::Node* item : transform->items) {
      if (item->is_string()) transforms_.push_back(item->text);
    }
    has_macros_ = transform->is_object();
  }
  has_macros_ =
      has_macros_ || root().find("Fn::Transform") ||
      std::any_of(transforms_.begin(), transforms_.end(), [](auto name) { return !is_known_transform(name); });
  for (std::string_view name : {"Resources", "Conditions", "Outputs"}) {
    has_loops_ = has_loops_ || has_loop_member(section(name));
  }
}

bool Template::may_make(std::string_view logical_id) const {
  if (is_serverless() || has_loops_ || has_macros_) return true;
  return std::any_of(resources_.begin(), resources_.end(), [&](const Resource& resource) {
    return resource.type().ends_with("::MODULE") && logical_id.starts_with(resource.name());
  });
}

bool Template::has_transform(std::string_view name) const {
  return std::find(transforms_.begin(), transforms_.end(), name) != transforms_.end();
}

}  // namespace cfnsonnet
