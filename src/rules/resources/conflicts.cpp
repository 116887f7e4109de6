// Resources that get into each other's way: each is right alone, but together they claim what only one can have.
#include <algorithm>
#include <map>
#include <span>

#include "rules/check/family.h"
#include "rules/values/equality.h"
#include "rules/values/locate.h"
#include "rules/values/scratch.h"

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
  return gives_its_id ? fmt::format("\"{}\"", resource->name()) : canonical(value);
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

/// What only one resource of a type can have.
struct Exclusive {
  RuleId rule;
  std::string_view type;
  struct Premise {
    std::string_view property = {};
    std::string_view value = {};   ///< Empty: any.
  } premises[2] = {};              ///< Without them it claims nothing.
  std::string_view names[3] = {};  ///< The properties that are together what it claims.
  struct Standard {
    std::string_view name = {};
    std::string_view value = {};
  } default_value = {};      ///< What one of them is where it is left out; without any other, nothing is claimed then.
  std::string_view place;    ///< The property that a finding is about; empty for all of them.
  std::string_view message;  ///< {}: the other resource.
};

constexpr std::string_view same_destination = "\"{}\" is a route of this table to the same destination already";

constexpr Exclusive exclusives[] = {
    // https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
    {.rule = E3064,
     .type = "AWS::EC2::VPCEndpoint",
     .premises = {{"VpcEndpointType", "Interface"}, {"PrivateDnsEnabled", "true"}},
     .names = {"VpcId", "ServiceName"},
     .place = "",
     .message = "\"{}\" gives this service its private DNS names in this VPC already; set PrivateDnsEnabled of one of "
                "them to false"},
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (RouteAlreadyExists)
    {.rule = J4003,
     .type = "AWS::EC2::Route",
     .names = {"RouteTableId", "DestinationCidrBlock"},
     .place = "DestinationCidrBlock",
     .message = same_destination},
    {.rule = J4003,
     .type = "AWS::EC2::Route",
     .names = {"RouteTableId", "DestinationIpv6CidrBlock"},
     .place = "DestinationIpv6CidrBlock",
     .message = same_destination},
    {.rule = J4003,
     .type = "AWS::EC2::Route",
     .names = {"RouteTableId", "DestinationPrefixListId"},
     .place = "DestinationPrefixListId",
     .message = same_destination},
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
    {.rule = J4003,
     .type = "AWS::EC2::NetworkAclEntry",
     .names = {"NetworkAclId", "Egress", "RuleNumber"},
     .default_value = {"Egress", "false"},
     .place = "RuleNumber",
     .message = "\"{}\" has this number among the entries of the access control list for the same direction already"},
    // https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
    {.rule = J4003,
     .type = "AWS::EC2::VPCGatewayAttachment",
     .premises = {{"InternetGatewayId"}},
     .names = {"VpcId"},
     .place = "InternetGatewayId",
     .message = "\"{}\" attaches an Internet gateway to this VPC already, and a VPC has one"},
    {.rule = J4003,
     .type = "AWS::EC2::VPCGatewayAttachment",
     .premises = {{"VpnGatewayId"}},
     .names = {"VpcId"},
     .place = "VpnGatewayId",
     .message = "\"{}\" attaches a virtual private gateway to this VPC already, and a VPC has one"},
    // https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html
    {.rule = J4003,
     .type = "AWS::EFS::MountTarget",
     .names = {"FileSystemId", "SubnetId"},
     .place = "SubnetId",
     .message = "\"{}\" is a mount target of this file system in this subnet already"},
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html (DuplicateListener)
    {.rule = J4003,
     .type = "AWS::ElasticLoadBalancingV2::Listener",
     .names = {"LoadBalancerArn", "Port"},
     .place = "Port",
     .message = "\"{}\" listens at this port of the load balancer already"},
};

/// When a resource claims anything: each combination of conditions in which its premises hold.
std::vector<Scenario> claiming(const Resource& resource, const Exclusive& row, const Context& context) {
  std::vector<Scenario> all = {existence(resource, context)};
  for (const auto& [property, value] : row.premises) {
    if (property.empty()) break;
    std::vector<Scenario> holding;
    for (const Scenario& when : all) {
      for (Located& located : locate_known(*resource.properties(), property, context, when)) {
        const bool is_it = located.value && located.pins.empty() && located.value->scalar_text() == value;
        if (located.value && (value.empty() || is_it)) holding.push_back(std::move(located.when));
      }
    }
    all = std::move(holding);
  }
  return all;
}

void claim(const Resource& resource, const Exclusive& row, const Context& context, Scratch& scratch, Claims& claims) {
  const Node& properties = *resource.properties();
  const Node* place = row.place.empty() ? nullptr : properties.find(row.place);
  const auto names = std::span(row.names).first(
      static_cast<std::size_t>(std::ranges::find(row.names, std::string_view()) - std::begin(row.names)));
  const auto choices = [&](const Node& value) {
    std::vector<Alternative> all = certain_alternatives(value, context);
    for (Alternative& choice : all)
      if (choice.value && referred(*choice.value, context))
        choice.value = &scratch.string(key_of(*choice.value, context));
    return all;
  };
  const auto default_of = [&](std::string_view name) {
    return name == row.default_value.name ? &scratch.string(row.default_value.value) : nullptr;
  };
  for (const Scenario& when : claiming(resource, row, context)) {
    for (auto& [key, all] : keys_of(properties, names, Key{{}, when}, choices, default_of)) {
      if (context.conditions.satisfiable(all))
        claims[key].push_back({&resource, place ? place : &properties, std::move(all)});
    }
  }
}

void check_exclusive(const Exclusive& row, const Context& context, Findings& out) {
  Claims claims;
  Scratch scratch;
  for (const Resource& resource : context.model.resources()) {
    if (resource.type() == row.type && resource.properties() && has_written_members(*resource.properties()))
      claim(resource, row, context, scratch, claims);
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

void check_conflicts(const Context& context, Findings& out) {
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

}  // namespace

extern const Family conflicts_family(Phase::of_the_template, check_conflicts);

}  // namespace cfnsonnet::rules
