// E2529: a log group has at most two subscription filters.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
#include <map>

#include "rules/equality.h"
#include "rules/families.h"

namespace cfnsonnet::rules {

using document::Node;

void check_subscriptions(const Context& context, Findings& out) {
  constexpr std::size_t most = 2;
  std::map<std::string, std::vector<const Resource*>> filters;  // by log group
  for (const Resource& resource : context.model.resources()) {
    if (resource.type() != "AWS::Logs::SubscriptionFilter") continue;
    const Node* properties = resource.properties();
    const Node* group = properties ? properties->find("LogGroupName") : nullptr;
    if (group && !group->is_null()) filters[canonical(*group)].push_back(&resource);
  }
  for (const auto& [group, resources] : filters) {
    if (resources.size() <= most) continue;
    std::vector<std::vector<Scenario>> present;
    for (const Resource* resource : resources) {
      const auto id = context.conditions.id(resource->condition());
      present.push_back({id && !resource->condition().empty() ? Scenario{{*id, true}} : Scenario()});
    }
    const std::size_t count = context.conditions.most_at_once(present, {});
    if (count > most)
      out.at_entry(E2529, *resources[most], "the log group has {} subscription filters, more than {}", count, most);
  }
}

}  // namespace cfnsonnet::rules
