// I3011, I3013: data that are deleted because nobody said otherwise.
#include <algorithm>

#include "rules/check/family.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

// Types that keep data, and that CloudFormation deletes with them: a bucket it only deletes empty.
constexpr std::string_view stateful_types[] = {
    "AWS::Backup::BackupVault",
    "AWS::CloudFormation::Stack",
    "AWS::Cognito::UserPool",
    "AWS::DocDB::DBCluster",
    "AWS::DocDB::DBInstance",
    "AWS::DynamoDB::GlobalTable",
    "AWS::DynamoDB::Table",
    "AWS::EC2::Volume",
    "AWS::EFS::FileSystem",
    "AWS::EMR::Cluster",
    "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup",
    "AWS::Elasticsearch::Domain",
    "AWS::FSx::FileSystem",
    "AWS::KMS::Key",
    "AWS::Kinesis::Stream",
    "AWS::Logs::LogGroup",
    "AWS::Neptune::DBCluster",
    "AWS::Neptune::DBInstance",
    "AWS::OpenSearchService::Domain",
    "AWS::Organizations::Account",
    "AWS::QLDB::Ledger",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",
    "AWS::SDB::Domain",
    "AWS::SQS::Queue",
    "AWS::SecretsManager::Secret",
};

// Properties that say how long data are kept, each with a default after which they are gone.
struct Period {
  std::string_view type;
  std::string_view property;
};
constexpr Period periods[] = {
    {"AWS::DocDB::DBCluster", "BackupRetentionPeriod"},
    {"AWS::Kinesis::Stream", "RetentionPeriodHours"},
    {"AWS::RDS::DBCluster", "BackupRetentionPeriod"},
    {"AWS::RDS::DBInstance", "BackupRetentionPeriod"},
    {"AWS::Redshift::Cluster", "AutomatedSnapshotRetentionPeriod"},
    {"AWS::SQS::Queue", "MessageRetentionPeriod"},
    {"AWS::Synthetics::Canary", "FailureRetentionPeriod"},
    {"AWS::Synthetics::Canary", "SuccessRetentionPeriod"},
};

/// The backups of an Aurora instance are its cluster's, those of a replica its source's.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
bool keeps_backups_elsewhere(const Resource& resource, const Node& properties) {
  if (resource.type() != "AWS::RDS::DBInstance") return false;
  const Node* engine = properties.find("Engine");
  return !engine || !engine->is_string() || engine->text.starts_with("aurora") ||
         properties.member("SourceDBInstanceIdentifier");
}

void check_policies(const Resource& resource, Findings& out) {
  if (!std::binary_search(std::begin(stateful_types), std::end(stateful_types), resource.type())) return;
  for (std::string_view policy : {"DeletionPolicy", "UpdateReplacePolicy"}) {
    if (resource.body().member(policy)) continue;
    out.at_entry(I3011, resource, "{} holds data, which are deleted with it; say with {} what is to become of them",
                 resource.type(), policy);
  }
}

void check_period(const Context& context, const Resource& resource, Findings& out) {
  static const Node none;
  const Node* given = resource.properties();
  const Node& properties = given ? *given : none;
  if (given && (!given->is_object() || call_of(*given) || given->member("Fn::Transform"))) return;
  for (const Period& row : periods) {
    if (row.type != resource.type() || keeps_backups_elsewhere(resource, properties)) continue;
    const Node* value = properties.find(row.property);
    const auto choices = value ? alternatives(*value, context.conditions) : std::vector<Alternative>{{{}, nullptr}};
    const Target target = given ? Target{given} : Target{&resource.body(), nullptr, "Properties"};
    for (const Alternative& choice : choices) {
      if (choice.value || !context.conditions.satisfiable(choice.when)) continue;
      out.put(I3013, target, fmt::format("without \"{}\" the data are kept for the default time only", row.property),
              choice.when);
    }
  }
}

void check_retention(const Context& context, Findings& out) {
  if (!context.wants(I3011) && !context.wants(I3013)) return;
  for (const Resource& resource : context.resources) {
    if (!resource.body().is_object()) continue;
    if (context.wants(I3011)) check_policies(resource, out);
    if (context.wants(I3013)) check_period(context, resource, out);
  }
}

}  // namespace

extern const Family retention_family(Phase::of_each_resource, check_retention);

}  // namespace cfnsonnet::rules
