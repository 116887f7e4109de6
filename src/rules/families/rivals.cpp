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

/// A text that is equal for values that are certainly equal. Ref and Fn::GetAtt of a subnet or VPC give its ID; those
/// of other resources (a nested stack, say) may give anything.
std::string key_of(const Node& value, const Context& context) {
  const Resource* resource = referred(value, context);
  const bool gives_its_id = resource && (resource->type() == "AWS::EC2::Subnet" || resource->type() == "AWS::EC2::VPC");
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

/// E3064: private DNS names of a service lead to one endpoint in a VPC.
/// https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
void claim_private_names(const Resource& endpoint, const Context& context, Claims& claims) {
  const Node* properties = endpoint.properties();
  if (!properties) return;
  // Where several of these hang on conditions, each combination is one that can be.
  std::vector<std::pair<std::string, Scenario>> keys = {{"", existence(endpoint, context)}};
  const auto combine = [&](std::string_view path, auto key_of_value) {
    std::vector<std::pair<std::string, Scenario>> longer;
    for (const auto& [key, when] : keys) {
      for (Located& located : locate(*properties, path, context, when)) {
        const auto part = located.value ? key_of_value(*located.value) : std::nullopt;
        if (part && longer.size() < max_located) longer.emplace_back(key + '\n' + *part, std::move(located.when));
      }
    }
    keys = std::move(longer);
  };
  const auto is = [](std::string_view wanted) {
    return
        [=](const Node& value) { return value.scalar_text() == wanted ? std::optional(std::string()) : std::nullopt; };
  };
  const auto any = [&](const Node& value) { return std::optional(key_of(value, context)); };
  combine("VpcEndpointType", is("Interface"));
  combine("PrivateDnsEnabled", is("true"));
  combine("VpcId", any);
  combine("ServiceName", any);
  for (auto& [key, when] : keys) claims[key].push_back({&endpoint, properties, std::move(when)});
}

void check_private_names(const Claims& claims, const Context& context, Findings& out) {
  for (const auto& [service, endpoints] : claims) {
    for (const Claim& claim : endpoints) {
      if (const Claim* other = rival(endpoints, claim, true, context))
        out.put(E3064, {claim.value},
                fmt::format("\"{}\" gives this service its private DNS names in this VPC already; set "
                            "PrivateDnsEnabled of one of them to false",
                            other->resource->name()),
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
  Claims route_tables, private_names, subscriptions;
  bool has_api = false;
  for (const Resource& resource : context.model.resources()) {
    const std::string_view type = resource.type();
    if (type == "AWS::EC2::SubnetRouteTableAssociation") claim_route_table(resource, context, route_tables);
    if (type == "AWS::EC2::VPCEndpoint") claim_private_names(resource, context, private_names);
    if (type == "AWS::Logs::SubscriptionFilter") claim_subscription(resource, context, subscriptions);
    has_api = has_api || type == "AWS::ApiGateway::RestApi";
  }
  check_route_tables(route_tables, context, out);
  check_private_names(private_names, context, out);
  check_subscriptions(subscriptions, context, out);
  if (has_api) check_api_parts(context, out);
}

}  // namespace cfnsonnet::rules
