// E3049: a container whose host port is chosen anew at each start (HostPort 0) is reached through a target group that
// checks its health on that port, and not on one that is fixed.
#include "rules/check/family.h"
#include "rules/values/locate.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// When a container of the task has a host port that is chosen anew for its port.
std::vector<Scenario> dynamic_ports(const Resource& task, std::string_view container, std::string_view port,
                                    const Scenario& when, const Context& context) {
  std::vector<Scenario> found;
  for (const Located& definition : locate(task, "ContainerDefinitions/*", context)) {
    const Node* name = definition.value ? definition.value->find("Name") : nullptr;
    if (!name || !name->is_string(container) || !compatible(definition.when, when, context)) continue;
    for (const Located& mapping : locate(*definition.value, "PortMappings/*", context, definition.when)) {
      const Node* inside = mapping.value ? mapping.value->find("ContainerPort") : nullptr;
      const Node* outside = mapping.value ? mapping.value->find("HostPort") : nullptr;
      if (inside && outside && inside->scalar_text() == port && outside->scalar_text() == "0")
        found.push_back(mapping.when);
    }
  }
  return found;
}

void check_balancer(const Located& balancer, const Located& task, const Context& context, Findings& out) {
  const Node* container = balancer.value ? balancer.value->find("ContainerName") : nullptr;
  const Node* port = balancer.value ? balancer.value->find("ContainerPort") : nullptr;
  const Node* group = balancer.value ? balancer.value->find("TargetGroupArn") : nullptr;
  const auto port_text = port ? port->scalar_text() : std::nullopt;
  const Resource* target = group ? referred(*group, context) : nullptr;
  const Resource* definition = task.value ? referred(*task.value, context) : nullptr;
  if (!container || !container->is_string() || !port_text || !target || !definition ||
      target->type() != "AWS::ElasticLoadBalancingV2::TargetGroup" || definition->type() != "AWS::ECS::TaskDefinition")
    return;
  Scenario both = balancer.when;
  both.insert(both.end(), task.when.begin(), task.when.end());
  for (const Scenario& dynamic : dynamic_ports(*definition, container->text, *port_text, task.when, context)) {
    for (const Located& health : locate_known(*target, "HealthCheckPort", context)) {
      const auto text = health.value ? health.value->scalar_text() : std::nullopt;
      if (!text || *text == "traffic-port" || !are_defaults(health.pins, context)) continue;
      const auto when = together(both, dynamic, context.conditions);
      const auto all = when ? together(*when, health.when, context.conditions) : std::nullopt;
      if (!all) continue;
      out.put(E3049, health.call ? target_of(health) : Target{health.value},
              fmt::format("the host port of the container {} in \"{}\" changes, so that its health is checked at "
                          "\"traffic-port\", not at {}",
                          show(*container), definition->name(), *text),
              *all);
    }
  }
}

void check_health_check_ports(const Context& context, Findings& out) {
  for (const Resource& service : context.resources) {
    if (service.type() != "AWS::ECS::Service") continue;
    for (const Located& task : locate(service, "TaskDefinition", context)) {
      for (const Located& balancer : locate(service, "LoadBalancers/*", context))
        check_balancer(balancer, task, context, out);
    }
  }
}

}  // namespace

extern const Family health_check_ports_family(Phase::of_each_resource, check_health_check_ports);

}  // namespace cfnsonnet::rules
