// J4003, J4004: what runs with a role can assume it. Lambda looks when it is given one, and says so: "The role defined
// for the function cannot be assumed by Lambda." Of Step Functions no page tells when it looks, so that it may refuse
// one. https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
// https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
#include <algorithm>

#include "rules/iam/policy.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

struct User {
  std::string_view type;
  std::string_view role;     ///< The property that names it.
  std::string_view service;  ///< How the name of the service begins, in every partition and region.
  RuleId rule;
};
constexpr User users[] = {
    {"AWS::Lambda::Function", "Role", "lambda.", J4003},
    {"AWS::Serverless::Function", "Role", "lambda.", J4003},
    {"AWS::Serverless::StateMachine", "Role", "states.", J4004},
    {"AWS::StepFunctions::StateMachine", "RoleArn", "states.", J4004},
};

/// Whether a principal may be the service, as far as it is known.
bool may_name(const Node& principal, std::string_view service, const Context& context) {
  if (!has_written_members(principal)) return true;  // "*", or a call
  for (std::string_view path : {"AWS", "AWS/*"})
    for (const Located& account : locate_known(principal, path, context))
      if (account.value && account.value->is_string("*")) return true;
  for (std::string_view path : {"Service", "Service/*"}) {
    for (const Located& name : locate_known(principal, path, context)) {
      if (!name.value || name.value->is_array()) continue;
      if (!name.value->is_string() || has_dynamic_reference(name.value->text)) return true;
      if (name.value->text.starts_with(service)) return true;
    }
  }
  return false;
}

/// Whether a statement may let the service assume the role.
bool may_allow(const Node& statement, std::string_view service, const Context& context) {
  if (!has_written_members(statement)) return true;
  const Node* effect = statement.find("Effect");
  if (effect && effect->is_string("Deny")) return false;
  if (!statement.find("Principal")) return true;
  const auto principals = values_at(statement, "Principal", context.conditions);
  return principals.empty() || std::ranges::any_of(principals, [&](const Alternative& principal) {
           return may_name(*principal.value, service, context);
         });
}

void check_user(const Context& context, const Resource& resource, const User& user, const Policy& policy,
                Findings& out) {
  for (const Located& role : locate(resource, user.role, context)) {
    if (!role.value || referred(*role.value, context) != policy.resource) continue;
    const auto when = together(role.when, policy.when, context.conditions);
    if (!when) continue;
    out.put(user.rule, target_of(role),
            fmt::format(
                "the role \"{}\" cannot be assumed by {}amazonaws.com: its AssumeRolePolicyDocument names others only",
                policy.resource->name(), user.service),
            *when);
  }
}

}  // namespace

void check_trust_policy(const Context& context, const Policy& policy, const std::vector<Statement>& statements,
                        Findings& out) {
  if (policy.resource->type() != "AWS::IAM::Role" || policy.property->kind != PolicyKind::trust) return;
  if (statements.empty() || !are_all_written(policy, statements)) return;
  for (const User& user : users) {
    const auto may_allow_it = [&](const Statement& one) { return may_allow(*one.body, user.service, context); };
    if (std::ranges::any_of(statements, may_allow_it)) continue;
    for (const Resource& resource : context.resources)
      if (resource.type() == user.type) check_user(context, resource, user, policy, out);
  }
}

}  // namespace cfnsonnet::rules
