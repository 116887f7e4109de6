// W3010: an Availability Zone that is written into the template, which then works in one region only.
#include <algorithm>

#include "rules/check/family.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

// Properties that take a zone's name.
constexpr PropertyPath zones[] = {
    {"AWS::AutoScaling::AutoScalingGroup", "AvailabilityZones/*"},
    {"AWS::DAX::Cluster", "AvailabilityZones/*"},
    {"AWS::DMS::ReplicationInstance", "AvailabilityZone"},
    {"AWS::EC2::Host", "AvailabilityZone"},
    {"AWS::EC2::Instance", "AvailabilityZone"},
    {"AWS::EC2::LaunchTemplate", "LaunchTemplateData/Placement/AvailabilityZone"},
    {"AWS::EC2::SpotFleet", "SpotFleetRequestConfigData/LaunchSpecifications/*/Placement/AvailabilityZone"},
    {"AWS::EC2::SpotFleet", "SpotFleetRequestConfigData/LaunchTemplateConfigs/*/Overrides/*/AvailabilityZone"},
    {"AWS::EC2::Subnet", "AvailabilityZone"},
    {"AWS::EC2::Volume", "AvailabilityZone"},
    {"AWS::EMR::Cluster", "Instances/Placement/AvailabilityZone"},
    {"AWS::ElasticLoadBalancing::LoadBalancer", "AvailabilityZones/*"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "Targets/*/AvailabilityZone"},
    {"AWS::Glue::Connection", "ConnectionInput/PhysicalConnectionRequirements/AvailabilityZone"},
    {"AWS::OpsWorks::Instance", "AvailabilityZone"},
    {"AWS::RDS::DBCluster", "AvailabilityZones/*"},
    {"AWS::RDS::DBInstance", "AvailabilityZone"},
};

/// The CDK writes the zones of the account for which it was run.
bool is_made_by_cdk(const Template& model) {
  return std::any_of(model.resources().begin(), model.resources().end(),
                     [](const Resource& resource) { return resource.type() == "AWS::CDK::Metadata"; });
}

/// Whether it differs by region, or by account.
bool names_surroundings(const Node& node) {
  if (node.is_string()) return node.text.find("AWS::") != std::string_view::npos;
  const auto call = call_of(node);
  return (call && call->function == Function::get_azs) ||
         std::ranges::any_of(node.items, [](const Node* item) { return names_surroundings(*item); }) ||
         std::ranges::any_of(node.members, [](const auto& member) { return names_surroundings(*member.value); });
}

bool is_zone(const Node& value) {
  // "all" is a target outside of the load balancer's network; a dynamic reference is a name that is looked up.
  return value.is_string() && value.text != "all" && value.text.find("{{") == std::string_view::npos &&
         !is_pseudo_parameter(value.text);
}

void check_availability_zones(const Context& context, Findings& out) {
  if (is_made_by_cdk(context.model)) return;
  for (const Resource& resource : context.model.resources()) {
    const Node* properties = resource.properties();
    if (!properties) continue;
    for (const PropertyPath& row : rows_of<zones>(resource.type())) {
      for (const Located& zone : locate_known(*properties, row.path, context)) {
        // What a condition or a parameter chooses may fit the region.
        if (!zone.value || !zone.when.empty() || !zone.pins.empty() || !is_zone(*zone.value)) continue;
        if (zone.call && names_surroundings(*zone.call)) continue;
        out.add(W3010, zone.call ? *zone.call : *zone.value,
                "the Availability Zone {} is written into the template; Fn::GetAZs or a parameter fits every region",
                show(*zone.value));
      }
    }
  }
}

}  // namespace

extern const Family availability_zones_family(Phase::of_the_template, check_availability_zones);

}  // namespace cfnsonnet::rules
