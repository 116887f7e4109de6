// Two values of one resource that must be equal: what a schema cannot say.
#include "rules/check/family.h"
#include "rules/values/locate.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

// With the network mode awsvpc a task has a network interface of its own, and no ports are mapped.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-portmapping.html
void check_ports(const Context& context, const Node& properties, const Scenario& exists, Findings& out) {
  for (const Located& mode : locate_known(properties, "NetworkMode", context, exists)) {
    if (!mode.value || mode.value->scalar_text() != "awsvpc" || !are_defaults(mode.pins, context)) continue;
    for (const Alternative& mapping :
         values_at(properties, "ContainerDefinitions/*/PortMappings/*", context.conditions, mode.when)) {
      for (const Located& host : locate_known(*mapping.value, "HostPort", context, mapping.when)) {
        for (const Located& container : locate_known(*mapping.value, "ContainerPort", context, host.when)) {
          const auto on_host = host.value ? host.value->scalar_text() : std::nullopt;
          const auto in_container = container.value ? container.value->scalar_text() : std::nullopt;
          if (!on_host || !in_container || *on_host == *in_container || !compatible(host, container, context)) continue;
          const Located& given = container.pins.empty() ? mode : container;
          const bool is_written = !host.call && given.pins.empty();
          out.put(E3053, is_written ? Target{host.value} : target_of(host, given),
                  fmt::format("{} is not {}, the \"ContainerPort\": with the network mode \"awsvpc\" both are the same",
                              show(*host.value), show(*container.value)),
                  container.when);
        }
      }
    }
  }
}

void check_host_ports(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (resource.type() != "AWS::ECS::TaskDefinition") continue;
    if (const Node* properties = resource.properties())
      check_ports(context, *properties, existence(resource, context), out);
  }
}

}  // namespace

extern const Family host_ports_family(Phase::of_each_resource, check_host_ports);

}  // namespace cfnsonnet::rules
