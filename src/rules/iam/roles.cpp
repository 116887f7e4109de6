// Properties that name a role of IAM.
#include <algorithm>

#include "rules/check/family.h"
#include "rules/schema/structures.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Keyword;

namespace {

// Properties that take the ARN of a role, each by the page of its type.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
constexpr PropertyPath role_properties[] = {
    {"AWS::Backup::BackupSelection", "BackupSelection/IamRoleArn"},
    {"AWS::Batch::ComputeEnvironment", "ComputeResources/SpotIamFleetRole"},
    {"AWS::Batch::ComputeEnvironment", "ServiceRole"},
    {"AWS::EC2::SpotFleet", "SpotFleetRequestConfigData/IamFleetRole"},
    {"AWS::ECS::TaskDefinition", "ExecutionRoleArn"},
    {"AWS::S3::Bucket", "ReplicationConfiguration/Role"},
};

/// E3511: the value has the form of a role's ARN.
void check_arn(const Context& context, SchemaCheck& schemas, const Resource& resource, const Alternative& role,
               Findings& out) {
  Place place;
  place.functions = property_functions();
  place.purpose = Place::Purpose::more;
  place.subject = resource.type();
  const Assumptions::Scope assumed(schemas.assumptions(), role.when);
  Violations found = check_against(context, schemas, "RoleArn", *role.value, place);
  std::erase_if(found.items, [](const Violation& violation) { return violation.keyword == Keyword::type; });  // E3012
  for (Violation& violation : found.items) {
    if (violation.rule) continue;
    violation.message = fmt::format("{} is not the ARN of a role, such as arn:aws:iam::123456789012:role/name",
                                    show(*violation.node));
  }
  report(
      found, [](Keyword) { return E3511; }, out);
  schemas.forget_computed();
}

/// E3050: CodeBuild looks a role up by its name alone, which Ref gives, where a role with a path is not found.
void check_path(const Context& context, const Node& role, Findings& out) {
  const auto call = call_of(role);
  if (!call || call->function != Function::ref || !call->argument().is_string()) return;
  const Resource* target = context.model.resources().find(call->argument().text);
  const Node* properties = target && target->type() == "AWS::IAM::Role" ? target->properties() : nullptr;
  if (!properties) return;
  for (const Alternative& path : values_at(*properties, "Path", context.conditions)) {
    if (!path.value->is_string() || path.value->text == "/") continue;
    out.add(E3050, call->argument(),
            "Ref gives the name of the role \"{}\" without its path \"{}\"; use {{\"Fn::GetAtt\": [\"{}\", \"Arn\"]}}",
            target->name(), path.value->text, target->name());
    return;
  }
}

void check_roles(const Context& context, SchemaCheck& schemas, Findings& out) {
  for (const Resource& resource : context.resources) {
    const Node* properties = resource.properties();
    if (!properties || resource.type().empty()) continue;
    for (const PropertyPath& row : rows_of<role_properties>(resource.type())) {
      const Scenario exists = assumed_existence(resource, context);
      for (const Alternative& role : values_at(*properties, row.path, context.conditions, exists))
        check_arn(context, schemas, resource, role, out);
    }
    if (resource.type() != "AWS::CodeBuild::Project") continue;
    for (const Alternative& role : values_at(*properties, "ServiceRole", context.conditions))
      check_path(context, *role.value, out);
  }
}

}  // namespace

extern const Family roles_family(Phase::of_each_resource, check_roles);

}  // namespace cfnsonnet::rules
