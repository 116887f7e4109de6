// What stands beside the properties of a resource: UpdatePolicy, CreationPolicy, and Metadata as far as a program reads
// them.
//
// The shapes are data, schema/structure/attributes.json, by the type of the resource. The functions in them are checked
// with the resource (properties.cpp).
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html
#include "rules/families.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

RuleId init_rule(schema::Keyword) { return E3009; }
RuleId update_rule(schema::Keyword) { return E3016; }
RuleId creation_rule(schema::Keyword) { return E3055; }

void check_shape(const Context& context, SchemaCheck& schemas, const std::string& structure, const Node& value,
                 KeywordRules rules, Findings& out) {
  Place place;
  place.functions = property_functions();
  place.unreachable = true;  // W1028 is said with the resource
  Violations found = check_against(context, schemas, structure, value, place);
  std::erase_if(found.items, [](const Violation& violation) { return violation.node->is_null(); });
  report(found, rules, out);
  schemas.forget_computed();
}

void check_update_policy(const Context& context, SchemaCheck& schemas, const Resource& resource, Findings& out) {
  const Node* value = resource.body().find("UpdatePolicy");
  if (!value || value->is_null() || !context.resource_type(resource.type()) || resource.is_custom()) return;
  const std::string structure = fmt::format("UpdatePolicy.{}", resource.type());
  if (context.bundle.type("structure:" + structure)) {
    check_shape(context, schemas, structure, *value, update_rule, out);
  } else {
    out.add(E3016, *value, "{} has no UpdatePolicy", resource.type());
  }
}

void check_creation_policy(const Context& context, SchemaCheck& schemas, const Resource& resource, Findings& out) {
  const Node* value = resource.body().find("CreationPolicy");
  if (value)
    check_shape(context, schemas, fmt::format("CreationPolicy.{}", resource.type()), *value, creation_rule, out);
}

void check_metadata(const Context& context, SchemaCheck& schemas, const Resource& resource, Findings& out) {
  const Node* metadata = resource.body().find("Metadata");
  if (!metadata || metadata->is_null()) return;
  if (!metadata->is_object() && !metadata->is_array()) {
    out.add(E3028, *metadata, "Metadata must be an object, found {}", document::describe(metadata->kind));
    return;
  }
  if (const Node* init = metadata->find("AWS::CloudFormation::Init"))
    check_shape(context, schemas, "Metadata.AWS::CloudFormation::Init", *init, init_rule, out);
}

}  // namespace

void check_attributes(const Context& context, SchemaCheck& schemas, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (!resource.body().is_object()) continue;
    check_update_policy(context, schemas, resource, out);
    check_creation_policy(context, schemas, resource, out);
    check_metadata(context, schemas, resource, out);
  }
}

}  // namespace cfnsonnet::rules
