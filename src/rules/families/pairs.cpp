// Two values of one resource that must fit one another, by equality or by distance: what a schema cannot say.
#include "rules/families.h"
#include "rules/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

// With the network mode awsvpc a task has a network interface of its own, and no ports are mapped.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-portmapping.html
void check_ports(const Context& context, const Node& properties, const Scenario& exists, Findings& out) {
  for (const Alternative& mode : values_at(properties, "NetworkMode", context.conditions, exists)) {
    if (mode.value->scalar_text() != "awsvpc") continue;
    for (const Alternative& mapping :
         values_at(properties, "ContainerDefinitions/*/PortMappings/*", context.conditions, mode.when)) {
      for (const Alternative& host : values_at(*mapping.value, "HostPort", context.conditions, mapping.when)) {
        for (const Alternative& container : values_at(*mapping.value, "ContainerPort", context.conditions, host.when)) {
          const auto on_host = host.value->scalar_text();
          const auto in_container = container.value->scalar_text();
          if (!on_host || !in_container || *on_host == *in_container) continue;
          out.put(E3053, {host.value},
                  fmt::format("{} is not {}, the \"ContainerPort\": with the network mode \"awsvpc\" both are the same",
                              show(*host.value), show(*container.value)),
                  container.when);
        }
      }
    }
  }
}

// What is in cold storage is paid for 90 days at least.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupplan-lifecycleresourcetype.html
constexpr double least_days_in_cold_storage = 90;

void check_days(const Context& context, const Alternative& lifecycle, Findings& out) {
  for (const Alternative& cold :
       values_at(*lifecycle.value, "MoveToColdStorageAfterDays", context.conditions, lifecycle.when)) {
    for (const Alternative& end : values_at(*lifecycle.value, "DeleteAfterDays", context.conditions, cold.when)) {
      const auto from = cold.value->scalar_number();
      const auto to = end.value->scalar_number();
      if (!from || !to || *to - *from >= least_days_in_cold_storage) continue;
      out.put(E3504, {end.value},
              fmt::format("{} is less than {} days later than \"MoveToColdStorageAfterDays\", {}", show(*end.value),
                          least_days_in_cold_storage, show(*cold.value)),
              end.when);
    }
  }
}

}  // namespace

void check_pairs(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    const bool is_task = resource.type() == "AWS::ECS::TaskDefinition";
    if (!is_task && resource.type() != "AWS::Backup::BackupPlan") continue;
    const Node* properties = resource.properties();
    if (!properties) continue;
    const Scenario exists = existence(resource, context);
    if (is_task) {
      check_ports(context, *properties, exists, out);
      continue;
    }
    for (const char* path :
         {"BackupPlan/BackupPlanRule/*/Lifecycle", "BackupPlan/BackupPlanRule/*/CopyActions/*/Lifecycle"}) {
      for (const Alternative& lifecycle : values_at(*properties, path, context.conditions, exists))
        check_days(context, lifecycle, out);
    }
  }
}

}  // namespace cfnsonnet::rules
