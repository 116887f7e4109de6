// Resources that get into each other's way: each is right alone, but together they claim what only one can have.
#include <algorithm>
#include <map>

#include "rules/equality.h"
#include "rules/families.h"
#include "rules/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// What a resource claims, by which value, and when.
struct Claim {
  const Resource* resource;
  const Node* value;
  Scenario when;
};

/// Claims by what is claimed, in the order of the template.
using Claims = std::map<std::string, std::vector<Claim>>;

/// Of these, Ref and Fn::GetAtt give the ID; those of others (a nested stack, say) may give anything.
constexpr std::string_view identified[] = {
    "AWS::EC2::NetworkAcl", "AWS::EC2::RouteTable", "AWS::EC2::Subnet",
    "AWS::EC2::VPC",        "AWS::EFS::FileSystem", "AWS::ElasticLoadBalancingV2::LoadBalancer",
};

/// A text that is equal for values that are certainly equal.
std::string key_of(const Node& value, const Context& context) {
  const Resource* resource = referred(value, context);
  const bool gives_its_id = resource && std::ranges::find(identified, resource->type()) != std::end(identified);
  if (gives_its_id) return fmt::format("\"{}\"", resource->name());
  const auto text = value.scalar_text();
  return text ? std::string(*text) : canonical(value);
}

/// Another resource's claim to the same thing that can come with this one; only claims before it, if so asked.
const Claim* rival(const std::vector<Claim>& claims, const Claim& claim, bool before, const Context& context) {
  for (const Claim& other : claims) {
    if (other.resource == claim.resource) {
      if (before) return nullptr;
    } else if (compatible(other.when, claim.when, context)) {
      return &other;
    }
  }
  return nullptr;
}

/// E3022: a subnet has one route table.
/// https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
void claim_route_table(const Resource& association, const Context& context, Claims& claims) {
  for (Located& subnet : locate(association, "SubnetId", context)) {
    if (!subnet.value) continue;
    const Node* whole = association.properties()->find("SubnetId");
    claims[key_of(*subnet.value, context)].push_back(
        {&association, whole ? whole : subnet.value, std::move(subnet.when)});
  }
}

void check_route_tables(const Claims& claims, const Context& context, Findings& out) {
  for (const auto& [subnet, associations] : claims) {
    for (const Claim& claim : associations) {
      const Claim* other = rival(associations, claim, false, context);
      if (other)
        out.put(E3022, {claim.value},
                fmt::format("\"{}\" associates this subnet with a route table too; a subnet has one",
                            other->resource->name()),
                *together(claim.when, other->when, context.conditions));
    }
  }
}

/// A property that is part of what a resource claims, or says that it claims it.
struct Part {
  std::string_view path = {};
  std::string_view otherwise = {};  ///< What it is where it is not given; without it, nothing is claimed then.
  std::string_view is = {};         ///< Nothing is claimed where it is something else; "*" for anything.
};

/// What only one resource of a type can have.
struct Exclusive {
  RuleId rule;
  std::string_view type;
  Part parts[4] = {};
  std::string_view place;    ///< The property that a finding is about; empty for all of them.
  std::string_view message;  ///< {}: the other resource.
};

constexpr std::string_view same_destination = "\"{}\" is a route of this table to the same destination already";

constexpr Exclusive exclusives[] = {
    // https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
    {.rule = E3064,
     .type = "AWS::EC2::VPCEndpoint",
     .parts = {{.path = "VpcEndpointType", .is = "Interface"},
               {.path = "PrivateDnsEnabled", .is = "true"},
               {.path = "VpcId"},
               {.path = "ServiceName"}},
     .place = "",
     .message = "\"{}\" gives this service its private DNS names in this VPC already; set PrivateDnsEnabled of one of "
                "them to false"},
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (RouteAlreadyExists)
    {.rule = J4003,
     .type = "AWS::EC2::Route",
     .parts = {{.path = "RouteTableId"}, {.path = "DestinationCidrBlock"}},
     .place = "DestinationCidrBlock",
     .message = same_destination},
    {.rule = J4003,
     .type = "AWS::EC2::Route",
     .parts = {{.path = "RouteTableId"}, {.path = "DestinationIpv6CidrBlock"}},
     .place = "DestinationIpv6CidrBlock",
     .message = same_destination},
    {.rule = J4003,
     .type = "AWS::EC2::Route",
     .parts = {{.path = "RouteTableId"}, {.path = "DestinationPrefixListId"}},
     .place = "DestinationPrefixListId",
     .message = same_destination},
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
    {.rule = J4003,
     .type = "AWS::EC2::NetworkAclEntry",
     .parts = {{.path = "NetworkAclId"}, {.path = "Egress", .otherwise = "false"}, {.path = "RuleNumber"}},
     .place = "RuleNumber",
     .message = "\"{}\" has this number among the entries of the access control list for the same direction already"},
    // https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
    {.rule = J4003,
     .type = "AWS::EC2::VPCGatewayAttachment",
     .parts = {{.path = "VpcId"}, {.path = "InternetGatewayId", .is = "*"}},
     .place = "InternetGatewayId",
     .message = "\"{}\" attaches an Internet gateway to this VPC already, and a VPC has one"},
    {.rule = J4003,
     .type = "AWS::EC2::VPCGatewayAttachment",
     .parts = {{.path = "VpcId"}, {.path = "VpnGatewayId", .is = "*"}},
     .place = "VpnGatewayId",
     .message = "\"{}\" attaches a virtual private gateway to this VPC already, and a VPC has one"},
    // https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html
    {.rule = J4003,
     .type = "AWS::EFS::MountTarget",
     .parts = {{.path = "FileSystemId"}, {.path = "SubnetId"}},
     .place = "SubnetId",
     .message = "\"{}\" is a mount target of this file system in this subnet already"},
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html (DuplicateListener)
    {.rule = J4003,
     .type = "AWS::ElasticLoadBalancingV2::Listener",
     .parts = {{.path = "LoadBalancerArn"}, {.path = "Port"}},
     .place = "Port",
     .message = "\"{}\" listens at this port of the load balancer already"},
};

/// A value that only a parameter or the region gives is known as its call alone: equal calls give equal values.
std::string key_of(const Located& located, const std::vector<Located>& all, const Context& context) {
  const auto of_same_call = [&](const Located& other) { return &other != &located && other.call == located.call; };
  const bool is_open = located.call && (!located.pins.empty() || std::ranges::any_of(all, of_same_call));
  return key_of(is_open ? *located.call : *located.value, context);
}

/// What a resource claims, by each combination of conditions that can be.
std::map<std::string, Scenario> keys_of(const Resource& resource, const Exclusive& row, const Context& context) {
  const Node& properties = *resource.properties();
  std::map<std::string, Scenario> keys = {{"", existence(resource, context)}};
  for (const Part& part : row.parts) {
    if (part.path.empty()) break;
    std::map<std::string, Scenario> longer;
    for (const auto& [key, when] : keys) {
      const std::vector<Located> all = locate_known(properties, part.path, context, when);
      for (const Located& located : all) {
        const bool is_given = located.value && located.arrived;
        if (!is_given && (located.value || part.otherwise.empty())) continue;
        const bool is_certain = located.value && located.pins.empty() && located.value->scalar_text() == part.is;
        if (!part.is.empty() && part.is != "*" && !is_certain) continue;
        const std::string own = !part.is.empty() ? std::string()
                                : is_given       ? key_of(located, all, context)
                                                 : std::string(part.otherwise);
        if (longer.size() < max_located) longer.try_emplace(key + '\n' + own, located.when);
      }
    }
    keys = std::move(longer);
  }
  return keys;
}

void check_exclusive(const Exclusive& row, const Context& context, Findings& out) {
  Claims claims;
  for (const Resource& resource : context.model.resources()) {
    const Node* properties = resource.type() == row.type ? resource.properties() : nullptr;
    if (!properties || !has_written_members(*properties)) continue;
    const Node* place = row.place.empty() ? nullptr : properties->find(row.place);
    for (auto& [key, when] : keys_of(resource, row, context))
      claims[key].push_back({&resource, place ? place : properties, std::move(when)});
  }
  for (const auto& [key, of_key] : claims) {
    for (const Claim& claim : of_key) {
      if (const Claim* other = rival(of_key, claim, true, context))
        out.put(row.rule, {claim.value}, fmt::format(fmt::runtime(row.message), other->resource->name()),
                *together(claim.when, other->when, context.conditions));
    }
  }
}

/// E2529: a log group has two subscription filters at most.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
constexpr std::size_t max_filters = 2;

void claim_subscription(const Resource& filter, const Context& context, Claims& claims) {
  for (Located& group : locate(filter, "LogGroupName", context)) {
    if (group.value) claims[canonical(*group.value)].push_back({&filter, group.value, std::move(group.when)});
  }
}

void check_subscriptions(const Claims& claims, const Context& context, Findings& out) {
  for (const auto& [group, filters] : claims) {
    if (filters.size() <= max_filters) continue;
    std::vector<std::vector<Scenario>> things;
    for (const Claim& claim : filters) things.push_back({claim.when});
    const std::size_t most = context.conditions.most_at_once(things, {});
    if (most <= max_filters) continue;
    out.at_entry(E2529, *filters[max_filters].resource,
                 "{} subscription filters of one log group, with \"{}\" and \"{}\" among them; it can have {}", most,
                 filters[0].resource->name(), filters[1].resource->name(), max_filters);
  }
}

// W3660: what else defines a REST API that comes from an OpenAPI document.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
constexpr std::string_view api_parts[] = {
    "AWS::ApiGateway::Authorizer", "AWS::ApiGateway::GatewayResponse",  "AWS::ApiGateway::Method",
    "AWS::ApiGateway::Model",      "AWS::ApiGateway::RequestValidator", "AWS::ApiGateway::Resource",
};

void check_api_parts(const Context& context, Findings& out) {
  for (const Reference& reference : context.references.all()) {
    const Resource* part = reference.resource;
    if (!part || reference.kind == ReferenceKind::use_condition || reference.kind == ReferenceKind::use_mapping ||
        std::find(std::begin(api_parts), std::end(api_parts), part->type()) == std::end(api_parts))
      continue;
    const Resource* api = context.model.resources().find(reference.target);
    if (!api || api->type() != "AWS::ApiGateway::RestApi" || !api->properties()) continue;
    for (std::string_view body : {"Body", "BodyS3Location"}) {
      const Node* definition = api->properties()->find(body);
      if (!definition || is_no_value(*definition)) continue;
      out.add(W3660, *definition, "{} defines the whole API; \"{}\", a {} of it, drifts from that or is lost", body,
              part->name(), part->type().substr(part->type().rfind(':') + 1));
    }
  }
}

}  // namespace

void check_rivals(const Context& context, Findings& out) {
  Claims route_tables, subscriptions;
  bool has_api = false;
  for (const Resource& resource : context.model.resources()) {
    const std::string_view type = resource.type();
    if (type == "AWS::EC2::SubnetRouteTableAssociation") claim_route_table(resource, context, route_tables);
    if (type == "AWS::Logs::SubscriptionFilter") claim_subscription(resource, context, subscriptions);
    has_api = has_api || type == "AWS::ApiGateway::RestApi";
  }
  check_route_tables(route_tables, context, out);
  for (const Exclusive& row : exclusives) check_exclusive(row, context, out);
  check_subscriptions(subscriptions, context, out);
  if (has_api) check_api_parts(context, out);
}

}  // namespace cfnsonnet::rules
