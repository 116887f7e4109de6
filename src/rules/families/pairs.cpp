// Two values of one resource that must be equal: what a schema cannot say.
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

}  // namespace

void check_pairs(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (resource.type() != "AWS::ECS::TaskDefinition") continue;
    if (const Node* properties = resource.properties())
      check_ports(context, *properties, existence(resource, context), out);
  }
}

}  // namespace cfnsonnet::rules
