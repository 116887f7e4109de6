// The properties of every resource, against the schema of its type.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
#include <algorithm>

#include "rules/check/family.h"
#include "rules/jsonnet/hidden.h"
#include "rules/schema/structures.h"
#include "rules/serverless/serverless.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Keyword;

namespace {

// Properties for which `aws cloudformation package` puts an S3 location in the place of a local path.
// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
struct Packaged {
  std::string_view type;
  std::string_view property;
};
constexpr Packaged packaged[] = {
    {"AWS::ApiGateway::RestApi", "BodyS3Location"},
    {"AWS::AppSync::FunctionConfiguration", "RequestMappingTemplateS3Location"},
    {"AWS::AppSync::FunctionConfiguration", "ResponseMappingTemplateS3Location"},
    {"AWS::AppSync::GraphQLSchema", "DefinitionS3Location"},
    {"AWS::AppSync::Resolver", "RequestMappingTemplateS3Location"},
    {"AWS::AppSync::Resolver", "ResponseMappingTemplateS3Location"},
    {"AWS::CloudFormation::Stack", "TemplateURL"},
    {"AWS::ElasticBeanstalk::ApplicationVersion", "SourceBundle"},
    {"AWS::Lambda::Function", "Code"},
    {"AWS::Lambda::LayerVersion", "Content"},
    {"AWS::StepFunctions::StateMachine", "DefinitionS3Location"},
};

/// A string where only `aws cloudformation package` understands one: W3002 speaks of it, and not of a wrong type.
bool is_packaged(const Resource& resource, const Node& value) {
  const document::Member* holder = value.is_string() ? value.holder() : nullptr;
  return holder && value.parent == resource.properties() &&
         std::any_of(std::begin(packaged), std::end(packaged),
                     [&](const Packaged& row) { return row.type == resource.type() && row.property == holder->name; });
}

/// W3002: what only works after `aws cloudformation package`, a path, and a URL where the schema asks for its parts.
/// `sam deploy` does the same for a serverless template.
void check_packaged(const Context& context, const Resource& resource, const Violations& found, Findings& out) {
  if (context.model.is_serverless()) return;
  for (const Packaged& row : packaged) {
    if (row.type != resource.type()) continue;
    const Node* value = resource.properties()->find(row.property);
    if (!value || !value->is_string()) continue;
    const bool is_url = value->text.starts_with("s3://") || value->text.starts_with("https://");
    const bool refused = std::any_of(found.items.begin(), found.items.end(), [&](const Violation& violation) {
      return violation.node == value && violation.keyword == Keyword::type;
    });
    if (is_url && !refused) continue;
    out.add(W3002, *value, "{} is a {}, which only `aws cloudformation package` understands here", show(*value),
            is_url ? "URL" : "local path");
  }
}

void check_properties(const Context& context, SchemaCheck& schemas, Findings& out) {
  // A resource without Properties is one with none of them.
  Node no_properties;
  no_properties.kind = document::Kind::object;
  for (const Resource& resource : context.resources) {
    const auto type = context.resource_type(resource.type());
    const Node* properties = resource.properties();
    if (properties && properties->is_null()) continue;  // J0002 says so, or E3001 of what stands beside it
    if (properties && (!properties->is_object() || is_no_value(*properties))) {
      out.add(E3012, is_no_value(*properties) ? *properties->members.front().value : *properties,
              "Properties must be an object, found {}",
              is_no_value(*properties) ? "AWS::NoValue" : document::describe(properties->kind));
      continue;
    }
    const Scenario exists = assumed_existence(resource, context);
    const Assumptions::Scope assumed(schemas.assumptions(), exists);
    Place place;
    place.functions = property_functions();
    place.subject = resource.type();
    Violations found;
    const bool is_completed = !properties && resource.body().member("Fn::Transform");
    if (type && !is_completed)
      schemas.check(properties ? *properties : no_properties, type->schema(), place, found);
    else if (properties)  // of a type that is not known, the functions can be checked
      found = check_against(context, schemas, "Anything", *properties, place);
    if (properties) check_packaged(context, resource, found, out);
    std::erase_if(found.items,
                  [&](const Violation& violation) { return comes_from_globals(context, resource, violation); });
    std::erase_if(found.items, [&](const Violation& violation) {  // J0002 says that it is null
      return violation.keyword == Keyword::type && !violation.rule &&
             (violation.node->is_null() || is_packaged(resource, *violation.node));
    });
    for (Violation& violation : found.items) {
      if (violation.when)  // that the resource exists goes without saying
        for (const Literal& literal : exists) std::erase(*violation.when, literal);
      if (violation.node != &no_properties) continue;
      violation.node = &resource.body();
      violation.absent = "Properties";
      if (hidden_in(context.model.document(), resource.body(), "Properties"))
        violation.message += ": \"Properties\" is hidden, for \"::\" follows its name";
    }
    report(found, property_rule, out);
    // What stands beside the properties has calls too.
    for (std::string_view member :
         {"CreationPolicy", "DeletionPolicy", "Metadata", "UpdatePolicy", "UpdateReplacePolicy"}) {
      if (const Node* value = resource.body().find(member)) {
        report(check_against(context, schemas, "Anything", *value, place), property_rule, out);
      }
    }
    schemas.forget_computed();
  }
}

}  // namespace

extern const Family properties_family(Phase::of_each_resource, check_properties);

}  // namespace cfnsonnet::rules
