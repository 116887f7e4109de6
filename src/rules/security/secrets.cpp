// Secrets that a template hands on in the open.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html
#include <algorithm>

#include "rules/check/family.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

// Properties that take a password and resolve a dynamic reference ({{resolve:secretsmanager:…}}).
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
constexpr PropertyPath secret_properties[] = {
    {"AWS::DirectoryService::MicrosoftAD", "Password"},
    {"AWS::DirectoryService::SimpleAD", "Password"},
    {"AWS::ElastiCache::ReplicationGroup", "AuthToken"},
    {"AWS::IAM::User", "LoginProfile/Password"},
    {"AWS::KinesisFirehose::DeliveryStream", "RedshiftDestinationConfiguration/Password"},
    {"AWS::OpsWorks::App", "AppSource/Password"},
    {"AWS::OpsWorks::Stack", "RdsDbInstances/*/DbPassword"},
    {"AWS::OpsWorks::Stack", "CustomCookbooksSource/Password"},
    {"AWS::RDS::DBCluster", "MasterUserPassword"},
    {"AWS::RDS::DBInstance", "MasterUserPassword"},
    {"AWS::Redshift::Cluster", "MasterUserPassword"},
};

// Members that hold a password wherever they stand.
constexpr std::string_view password_members[] = {
    "ADDomainJoinPassword", "AccountPassword",  "AdminPassword",      "CrossRealmTrustPrincipalPassword",
    "DbPassword",           "KdcAdminPassword", "MasterUserPassword", "Password",
    "PasswordParam",
};

bool is_hidden(const Parameter& parameter) {
  const Node* no_echo = parameter.body().find("NoEcho");
  return no_echo && ((no_echo->is_boolean() && no_echo->boolean) || no_echo->is_string("true") ||
                     no_echo->is_string("True") || no_echo->is_string("TRUE"));
}

bool is_in_metadata(const Node& node, const Resource& resource) {
  const Node* metadata = resource.body().find("Metadata");
  for (const Node* at = &node; at; at = at->parent) {
    if (at == metadata) return true;
  }
  return false;
}

class SecretCheck {
 public:
  SecretCheck(const Context& context, Findings& out) : context_(context), out_(out) {}

  void run() {
    for (const Resource& resource : context_.resources) {
      const Node* properties = resource.properties();
      if (!properties) continue;
      for (const PropertyPath& row : rows_of<secret_properties>(resource.type())) {
        for (const Alternative& choice : values_at(*properties, row.path, context_.conditions)) secret(*choice.value);
      }
      walk(*properties);
    }
  }

 private:
  /// W1011: the secret comes from a parameter.
  void secret(const Node& value) {
    secrets_.insert(&value);
    const auto call = call_of(value);
    if (!call || call->function != Function::ref || !call->argument().is_string() ||
        !context_.model.parameters().contains(call->argument().text))
      return;
    out_.add(W1011, value,
             "the secret comes from the parameter \"{}\"; a dynamic reference keeps it out of the stack's inputs",
             call->argument().text);
  }

  void walk(const Node& node) {
    if (node.is_string()) secure_string(node);
    for (const Node* item : node.items) walk(*item);
    for (const Member& member : node.members) {
      if (std::find(std::begin(password_members), std::end(password_members), member.name) !=
          std::end(password_members))
        password(*member.value);
      walk(*member.value);
    }
  }

  /// E1027: a secure string is resolved in the properties above and nowhere else.
  void secure_string(const Node& node) {
    if (node.text.find("{{resolve:ssm-secure:") != std::string_view::npos && !is_in_secret(node))
      out_.add(E1027, node, "a dynamic reference to ssm-secure is not resolved in this property");
  }

  /// It is the value, or the value is put together of it.
  [[nodiscard]] bool is_in_secret(const Node& node) const {
    for (const Node* at = &node; at; at = at->parent)
      if (secrets_.contains(at)) return true;
    return false;
  }

  /// W2501: a password stands in the template, or in a parameter that shows its value.
  void password(const Node& value) {
    if (value.is_string()) {
      if (value.text.starts_with("{{resolve:ssm:")) {
        out_.add(W2501, value, "a plain SSM parameter is no place for a password; use ssm-secure or secretsmanager");
      } else if (!value.text.starts_with("{{resolve:")) {
        out_.add(W2501, value, "a password stands in the template");
      }
      return;
    }
    const auto call = call_of(value);
    if (!call || call->function != Function::ref || !call->argument().is_string()) return;
    const Parameter* parameter = context_.model.parameters().find(call->argument().text);
    if (!parameter) return;
    if (!is_hidden(*parameter))
      out_.add(W2501, parameter->body(), "the parameter \"{}\" holds a password; set NoEcho to true",
               parameter->name());
  }

  const Context& context_;
  Findings& out_;
  std::unordered_set<const Node*> secrets_;  // the values of the properties that resolve secrets
};

/// W2010: everybody who can describe the stack sees metadata and outputs, whatever NoEcho says.
void check_exposure(const Context& context, const Reference& reference, Findings& out) {
  if (reference.kind != ReferenceKind::ref && reference.kind != ReferenceKind::sub_ref) return;
  const Parameter* parameter = context.model.parameters().find(reference.target);
  if (!parameter || !is_hidden(*parameter)) return;
  if (reference.output) {
    out.add(W2010, *reference.node, "the output shows the value of \"{}\", which has NoEcho", reference.target);
  } else if (reference.resource && is_in_metadata(*reference.node, *reference.resource)) {
    out.add(W2010, *reference.node, "the metadata of the resource show the value of \"{}\", which has NoEcho",
            reference.target);
  }
}

void check_secrets(const Context& context, Findings& out) { SecretCheck(context, out).run(); }

void check_shown_secrets(const Context& context, Findings& out) {
  for (const Reference& reference : context.references.all()) check_exposure(context, reference, out);
}

}  // namespace

extern const Family shown_secrets_family(Phase::of_the_template, check_shown_secrets);
extern const Family secrets_family(Phase::of_each_resource, check_secrets);

}  // namespace cfnsonnet::rules
