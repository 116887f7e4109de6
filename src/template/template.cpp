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

/// Whether a name may come of a text with variables in it, `Topic${Name}` or `Topic&{Name}`: what stands before the
/// first and after the last of them is as written.
bool may_become(std::string_view text, std::string_view name) {
  const std::size_t first = std::min(text.find("${"), text.find("&{"));
  if (first == std::string_view::npos) return text == name;
  const std::string_view head = text.substr(0, first);
  const std::size_t end = text.rfind('}');
  const std::string_view tail = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  return name.size() >= head.size() + tail.size() && name.starts_with(head) && name.ends_with(tail);
}

/// Whether a loop among the members makes an entry of that name, directly or by way of a loop inside of it. A loop is
/// `"Fn::ForEach::Loop": [variable, collection, {name with the variable in it: entry}]`.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
bool loop_may_make(const document::Node* object, std::string_view name) {
  if (!object) return false;
  return std::any_of(object->members.begin(), object->members.end(), [&](const document::Member& member) {
    if (!is_loop(member)) return false;
    const document::Node* made = member.value->items.size() == 3 ? member.value->items[2] : nullptr;
    if (!made || !made->is_object()) return true;  // no loop that one could read
    return loop_may_make(made, name) ||
           std::any_of(made->members.begin(), made->members.end(),
                       [&](const document::Member& entry) { return !is_loop(entry) && may_become(entry.name, name); });
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
    has_macros_ = transform->is_object();
    for (const document::Node* item : transform->items) {
      if (item->is_string()) transforms_.push_back(item->text);
      has_macros_ = has_macros_ || item->is_object();
    }
  }
  has_macros_ = has_macros_ || root().find("Fn::Transform") ||
                std::any_of(transforms_.begin(), transforms_.end(),
                            [](auto name) { return !is_known_transform(name); });
  if (is_serverless()) generated_.collect(*this);
}

bool Template::may_make(std::string_view name_of_section, std::string_view name) const {
  const document::Node* entries = section(name_of_section);
  return has_macros_ || (entries && entries->member("Fn::Transform")) || loop_may_make(entries, name);
}

bool Template::may_make_resource(std::string_view logical_id) const {
  if (generated_.may_be(logical_id) || may_make("Resources", logical_id)) return true;
  return std::any_of(resources_.begin(), resources_.end(), [&](const Resource& resource) {
    return resource.type().ends_with("::MODULE") && logical_id.starts_with(resource.name());
  });
}

bool Template::has_transform(std::string_view name) const {
  return std::find(transforms_.begin(), transforms_.end(), name) != transforms_.end();
}

}  // namespace cfnsonnet
