#include "rules/iam/policy.h"

#include <algorithm>
#include <memory>
#include <string>

#include "document/read.h"
#include "rules/values/locate.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Document;
using document::Member;
using document::Node;

namespace {

using enum PolicyKind;

// Sorted by type. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
constexpr PolicyProperty properties[] = {
    {"AWS::ApiGateway::RestApi", "Policy", other},
    {"AWS::Backup::BackupVault", "AccessPolicy", other},
    {"AWS::CodeArtifact::Domain", "PermissionsPolicyDocument", other},
    {"AWS::CodeArtifact::Repository", "PermissionsPolicyDocument", other},
    {"AWS::DynamoDB::Table", "ResourcePolicy/PolicyDocument", other},
    {"AWS::EC2::VPCEndpoint", "PolicyDocument", other},
    {"AWS::ECR::Repository", "RepositoryPolicyText", repository},
    {"AWS::EFS::FileSystem", "FileSystemPolicy", other},
    {"AWS::Elasticsearch::Domain", "AccessPolicies", resource},
    {"AWS::Events::EventBus", "Policy", other},
    {"AWS::IAM::Group", "Policies/*/PolicyDocument", identity},
    {"AWS::IAM::GroupPolicy", "PolicyDocument", identity},
    {"AWS::IAM::ManagedPolicy", "PolicyDocument", identity},
    {"AWS::IAM::Policy", "PolicyDocument", identity},
    {"AWS::IAM::Role", "AssumeRolePolicyDocument", trust},
    {"AWS::IAM::Role", "Policies/*/PolicyDocument", identity},
    {"AWS::IAM::RolePolicy", "PolicyDocument", identity},
    {"AWS::IAM::User", "Policies/*/PolicyDocument", identity},
    {"AWS::IAM::UserPolicy", "PolicyDocument", identity},
    {"AWS::KMS::Key", "KeyPolicy", resource},
    {"AWS::KMS::ReplicaKey", "KeyPolicy", resource},
    {"AWS::Kinesis::ResourcePolicy", "ResourcePolicy", other},
    {"AWS::Logs::ResourcePolicy", "PolicyDocument", other},
    {"AWS::OpenSearchService::Domain", "AccessPolicies", resource},
    {"AWS::S3::AccessPoint", "Policy", other},
    {"AWS::S3::BucketPolicy", "PolicyDocument", bucket, "s3"},
    {"AWS::S3Express::BucketPolicy", "PolicyDocument", other},
    {"AWS::SNS::TopicInlinePolicy", "PolicyDocument", resource, "sns"},
    {"AWS::SNS::TopicPolicy", "PolicyDocument", resource, "sns"},
    {"AWS::SQS::QueueInlinePolicy", "PolicyDocument", resource, "sqs"},
    {"AWS::SQS::QueuePolicy", "PolicyDocument", resource, "sqs"},
    {"AWS::SSO::PermissionSet", "InlinePolicy", identity},
    {"AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", other},
    {"AWS::Serverless::Function", "AssumeRolePolicyDocument", trust},
    {"AWS::Serverless::Function", "Policies", attached},
    {"AWS::Serverless::Function", "Policies/*", attached},
    {"AWS::Serverless::StateMachine", "Policies", attached},
    {"AWS::Serverless::StateMachine", "Policies/*", attached},
};
static_assert(std::ranges::is_sorted(properties, {}, &PolicyProperty::type));

Node* copy(const Node& node, const document::Origin& origin, document::Builder& builder) {
  switch (node.kind) {
    case document::Kind::null: return builder.null(origin);
    case document::Kind::boolean: return builder.boolean(node.boolean, origin);
    case document::Kind::number: return builder.number(node.number(), builder.keep(node.text), origin);
    case document::Kind::string: return builder.string(builder.keep(node.text), origin);
    case document::Kind::array: {
      std::vector<Node*> items;
      for (const Node* item : node.items) items.push_back(copy(*item, origin, builder));
      return builder.array(items, origin);
    }
    case document::Kind::object: break;
  }
  std::vector<Member> members;
  for (const Member& member : node.members)
    members.push_back(builder.member(builder.keep(member.name), origin, copy(*member.value, origin, builder)));
  return builder.object(members, origin);
}

/// What a string spells in JSON: every node of it stands where the string stands, and the root in its place.
std::optional<Document> read_text(const Node& text) {
  const auto source = std::make_shared<const Source>("", std::string(text.text));
  const auto read = document::read_json(source);
  if (!read) return std::nullopt;
  document::Builder builder(source);
  Node* root = copy(read->root(), text.origin(), builder);
  root->parent = text.parent;
  root->index = text.index;
  return std::move(builder).finish(root);
}

}  // namespace

Policies::Policies(const Context& context) {
  for (const Resource& resource : context.resources) {
    const Node* body = resource.properties();
    const std::string_view type = resource.type();
    if (!body || type.empty()) continue;
    for (const PolicyProperty& property : rows_of<properties>(type)) {
      const Scenario exists = assumed_existence(resource, context);
      for (Alternative& choice : values_at(*body, property.path, context.conditions, exists)) {
        Policy policy{&resource, &property, choice.value, choice.value->is_string(), std::move(choice.when)};
        if (policy.is_text) {
          auto text = read_text(*policy.document);
          if (!text) continue;
          policy.document = &texts_.emplace_back(std::move(*text)).root();
        } else if (call_of(*policy.document)) {
          continue;
        }
        policies_.push_back(std::move(policy));
      }
    }
  }
}

std::vector<Statement> statements_of(const Policy& policy, const Conditions& conditions) {
  std::vector<Statement> statements;
  const auto add = [&](const Alternative& choice) {
    if (!choice.value || !choice.value->is_object()) return;
    if (auto when = together(policy.when, choice.when, conditions))
      statements.push_back({choice.value, std::move(*when)});
  };
  for (const Alternative& choice : values_at(*policy.document, "Statement", conditions)) {
    if (!choice.value->is_array()) add(choice);
    for (Alternative& item : values_at(*choice.value, "*", conditions)) {
      item.when.insert(item.when.end(), choice.when.begin(), choice.when.end());
      add(item);
    }
  }
  return statements;
}

bool are_all_written(const Policy& policy, const std::vector<Statement>& statements) {
  const Node* list = policy.document->find("Statement");
  const std::size_t written = list && list->is_array() ? list->items.size() : 1;
  return list && !call_of(*list) && statements.size() >= written;
}

}  // namespace cfnsonnet::rules
