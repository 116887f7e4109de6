#include "rules/template/indentation.h"

#include <algorithm>
#include <iterator>

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html
constexpr std::string_view attributes[] = {"Condition", "CreationPolicy", "DeletionPolicy",
                                           "DependsOn", "Metadata",       "Properties",
                                           "Type",      "UpdatePolicy",   "UpdateReplacePolicy"};

}  // namespace

std::vector<const Member*> slipped_properties(const Context& context, const Node& resource) {
  std::vector<const Member*> slipped;
  const Node* type_name = resource.find("Type");
  const auto type = type_name && type_name->is_string() ? context.resource_type(type_name->text) : std::nullopt;
  const auto properties = type ? type->schema().find(schema::Keyword::properties) : std::nullopt;
  if (!properties) return slipped;
  for (const Member& member : resource.members) {
    const bool is_attribute = std::find(std::begin(attributes), std::end(attributes), member.name) !=
                              std::end(attributes);
    if (!is_attribute && properties->property(member.name)) slipped.push_back(&member);
  }
  return slipped;
}

bool is_slip(const Context& context, const Node& null) {
  const Member* holder = null.holder();
  if (!null.is_null() || !holder || holder->name != "Properties") return false;
  const Node* resource = null.parent;
  return resource->parent && resource->parent == context.model.section("Resources") &&
         !slipped_properties(context, *resource).empty();
}

}  // namespace cfnsonnet::rules
