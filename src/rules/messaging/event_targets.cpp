// J4003: what EventBridge needs to reach a target of the template: a role for state machines, streams and tasks, and
// the definition of a task. (Targets whose ARN is written are schema/overlay/rules/events.json.)
// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
#include "rules/check/family.h"
#include "rules/values/locate.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

struct Need {
  std::string_view type;  ///< Of the target.
  std::string_view property;
  std::string_view why;
};
constexpr Need needs[] = {
    {"AWS::ECS::Cluster", "EcsParameters", "a task that runs in a cluster has a definition"},
    {"AWS::ECS::Cluster", "RoleArn", "EventBridge runs tasks by a role"},
    {"AWS::Kinesis::Stream", "RoleArn", "EventBridge writes to a stream by a role"},
    {"AWS::Serverless::StateMachine", "RoleArn", "EventBridge starts state machines by a role"},
    {"AWS::StepFunctions::StateMachine", "RoleArn", "EventBridge starts state machines by a role"},
};

void check_target(const Located& target, const Context& context, Findings& out) {
  if (!target.value || !has_written_members(*target.value)) return;
  for (const Located& arn : locate(*target.value, "Arn", context, target.when)) {
    const Resource* resource = arn.value && arn.arrived ? referred(*arn.value, context) : nullptr;
    for (const Need& need : needs) {
      if (!resource || need.type != resource->type()) continue;
      for (const Located& given : locate(*target.value, need.property, context, arn.when)) {
        if (given.value) continue;
        out.put(J4003, {target.value, nullptr, need.property},
                fmt::format("\"{}\" is required for the target \"{}\": {}", need.property, resource->name(), need.why),
                given.when);
      }
    }
  }
}

void check_event_targets(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (resource.type() != "AWS::Events::Rule") continue;
    for (const Located& target : locate(resource, "Targets/*", context)) check_target(target, context, out);
  }
}

}  // namespace

extern const Family event_targets_family(Phase::of_each_resource, check_event_targets);

}  // namespace cfnsonnet::rules
