// What a resource needs and does not refer to, so that CloudFormation may make it too early: DependsOn has to say that
// it waits. A gateway is of use once it is attached, a role once it has its policy, an API once it has methods.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html
#include <algorithm>
#include <map>
#include <utility>

#include "rules/check/family.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

using Resources = std::vector<const Resource*>;

/// What uses a gateway that it names: EC2 refuses it until the gateway is attached.
constexpr PropertyPath gateway_users[] = {
    {"AWS::EC2::Route", "GatewayId"},
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpngatewayroutepropagation.html
    {"AWS::EC2::VPNGatewayRoutePropagation", "VpnGatewayId"},
};

/// What has public addresses, so that the VPC of its subnets must have its Internet gateway by then.
struct PublicUser {
  std::string_view type;
  std::string_view setting = {};  ///< A property that says whether it has.
  std::string_view is_public = {};
  bool by_default = false;
  std::string_view links[2] = {};  ///< To its subnets: the last step of the way, by way of another resource before.
};
constexpr PublicUser public_users[] = {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html
    {.type = "AWS::EC2::EIP", .by_default = true, .links = {"InstanceId", "SubnetId"}},
    {.type = "AWS::EC2::EIPAssociation", .by_default = true, .links = {"InstanceId", "SubnetId"}},
    {.type = "AWS::EC2::EIPAssociation", .by_default = true, .links = {"NetworkInterfaceId", "SubnetId"}},
    {.type = "AWS::EC2::Instance",
     .setting = "NetworkInterfaces/*/AssociatePublicIpAddress",
     .is_public = "true",
     .links = {"NetworkInterfaces/*/SubnetId"}},
    {.type = "AWS::EC2::NatGateway",
     .setting = "ConnectivityType",
     .is_public = "public",
     .by_default = true,
     .links = {"SubnetId"}},
    {.type = "AWS::ElasticLoadBalancing::LoadBalancer",
     .setting = "Scheme",
     .is_public = "internet-facing",
     .by_default = true,
     .links = {"Subnets/*"}},
    {.type = "AWS::ElasticLoadBalancingV2::LoadBalancer",
     .setting = "Scheme",
     .is_public = "internet-facing",
     .by_default = true,
     .links = {"Subnets/*"}},
    {.type = "AWS::ElasticLoadBalancingV2::LoadBalancer",
     .setting = "Scheme",
     .is_public = "internet-facing",
     .by_default = true,
     .links = {"SubnetMappings/*/SubnetId"}},
    {.type = "AWS::RDS::DBInstance",
     .setting = "PubliclyAccessible",
     .is_public = "true",
     .links = {"DBSubnetGroupName", "SubnetIds/*"}},
};

/// What has a role do something for it at once.
constexpr PropertyPath role_users[] = {
    {"AWS::CodeDeploy::DeploymentGroup", "ServiceRoleArn"},
    {"AWS::ECS::Service", "Role"},
};

/// What is deployed as a whole, and what it must have by then.
struct Deployed {
  std::string_view deployment, link;
  std::string_view api;
  std::string_view whole[4];  ///< Properties of the API that bring parts of it.
  std::string_view part;      ///< It has the link too.
  std::string_view name;      ///< Of such parts.
};
constexpr Deployed deployed[] = {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
    {.deployment = "AWS::ApiGateway::Deployment",
     .link = "RestApiId",
     .api = "AWS::ApiGateway::RestApi",
     .whole = {"Body", "BodyS3Location", "CloneFrom"},
     .part = "AWS::ApiGateway::Method",
     .name = "methods"},
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-deployment.html
    {.deployment = "AWS::ApiGatewayV2::Deployment",
     .link = "ApiId",
     .api = "AWS::ApiGatewayV2::Api",
     .whole = {"Body", "BodyS3Location", "Target", "RouteKey"},
     .part = "AWS::ApiGatewayV2::Route",
     .name = "routes"},
};

class OrderCheck {
 public:
  OrderCheck(const Context& context, Findings& out) : context_(context), out_(out) {}

  void run() {
    for (const Resource& resource : context_.model.resources()) {
      for (const PropertyPath& row : rows_of<gateway_users>(resource.type())) gateway(resource, row.path);
      for (const PublicUser& row : public_users)
        if (row.type == resource.type()) public_user(resource, row);
      for (const PropertyPath& row : rows_of<role_users>(resource.type())) role(resource, row.path);
      for (const Deployed& row : deployed)
        if (row.deployment == resource.type()) deployment(resource, row);
    }
  }

 private:
  void gateway(const Resource& user, std::string_view path) {
    for (const auto& [gateway, when] : linked(user, path)) {
      const std::string_view member = gateway->type() == "AWS::EC2::VPNGateway" ? "VpnGatewayId" : "InternetGatewayId";
      if (const Resource* late = not_waited_for(user, naming("AWS::EC2::VPCGatewayAttachment", member, *gateway), when))
        report(user, when, "does not wait for \"{}\", which attaches the gateway \"{}\" that it uses", late->name(),
               gateway->name());
    }
  }

  void public_user(const Resource& user, const PublicUser& row) {
    for (const auto& [subnet, when] : subnets(user, row)) {
      const auto vpcs = linked(*subnet, "VpcId");
      if (vpcs.size() != 1 || !is_public(user, row, when)) continue;
      const Resource& vpc = *vpcs.front().to;
      Resources attachments = naming("AWS::EC2::VPCGatewayAttachment", "VpcId", vpc);
      std::erase_if(attachments, [&](const Resource* each) { return !has(*each, "InternetGatewayId"); });
      if (const Resource* late = not_waited_for(user, attachments, when))
        return report(
            user, when,
            "does not wait for \"{}\", which attaches the Internet gateway of the VPC \"{}\", and has a public "
            "address there",
            late->name(), vpc.name());
    }
  }

  void role(const Resource& user, std::string_view path) {
    for (const auto& [role, when] : linked(user, path)) {
      if (role->type() != "AWS::IAM::Role" || has(*role, "Policies") || has(*role, "ManagedPolicyArns")) continue;
      Resources policies = naming("AWS::IAM::Policy", "Roles/*", *role);
      for (const Resource* each : naming("AWS::IAM::ManagedPolicy", "Roles/*", *role)) policies.push_back(each);
      for (const Resource* each : naming("AWS::IAM::RolePolicy", "RoleName", *role)) policies.push_back(each);
      if (const Resource* late = not_waited_for(user, policies, when))
        report(user, when, "does not wait for \"{}\", a policy of the role \"{}\" that it uses", late->name(),
               role->name());
    }
  }

  void deployment(const Resource& user, const Deployed& row) {
    for (const Linked& deployed_api : linked(user, row.link)) {
      const Resource* const api = deployed_api.to;
      const Scenario& when = deployed_api.when;
      if (api->type() != row.api || !is_written_out(*api) || waits_for_others(user)) continue;
      if (std::ranges::any_of(row.whole, [&](std::string_view each) { return !each.empty() && has(*api, each); }))
        continue;
      const Resources parts = naming(row.part, row.link, *api);
      if (parts.empty() && !is_used_elsewhere(*api))
        report(user, when, "deploys \"{}\", which has no {} by then, and needs one", api->name(), row.name);
      if (const Resource* late = not_waited_for(user, parts, when))
        report(user, when, "waits for none of the {} of \"{}\", such as \"{}\", which it deploys", row.name,
               api->name(), late->name());
    }
  }

  struct Linked {
    const Resource* to;
    Scenario when;
  };

  std::vector<Linked> linked(const Resource& from, std::string_view path) const {
    std::vector<Linked> all;
    for (Located& located : locate(from, path, context_)) {
      const Resource* to = located.value && located.arrived ? referred(*located.value, context_) : nullptr;
      if (to) all.push_back({to, std::move(located.when)});
    }
    return all;
  }

  std::vector<Linked> subnets(const Resource& user, const PublicUser& row) const {
    std::vector<Linked> found = linked(user, row.links[0]);
    if (row.links[1].empty()) return of_type(std::move(found), "AWS::EC2::Subnet");
    std::vector<Linked> beyond;
    for (const Linked& between : found) {
      for (Linked& each : linked(*between.to, row.links[1])) {
        auto both = together(between.when, each.when, context_.conditions);
        if (both) beyond.push_back({each.to, std::move(*both)});
      }
    }
    return of_type(std::move(beyond), "AWS::EC2::Subnet");
  }

  static std::vector<Linked> of_type(std::vector<Linked> all, std::string_view type) {
    std::erase_if(all, [&](const Linked& each) { return each.to->type() != type; });
    return all;
  }

  /// Whether it certainly is.
  bool is_public(const Resource& user, const PublicUser& row, const Scenario& when) const {
    if (row.setting.empty()) return true;
    const auto settings = locate_known(user, row.setting, context_);
    if (settings.empty()) return row.by_default;
    return std::ranges::all_of(settings, [&](const Located& setting) {
      if (!compatible(setting.when, when, context_)) return true;
      return setting.value ? setting.value->scalar_text() == row.is_public : row.by_default;
    });
  }

  /// The resources of a type that name another one at a path.
  const Resources& naming(std::string_view type, std::string_view path, const Resource& named) {
    const auto [known, added] = naming_.try_emplace({type, path});
    if (added) {
      for (const Resource& resource : context_.model.resources()) {
        if (resource.type() != type) continue;
        for (const Linked& link : linked(resource, path)) {
          Resources& all = known->second[link.to];
          if (all.empty() || all.back() != &resource) all.push_back(&resource);
        }
      }
    }
    return known->second[&named];
  }

  bool has(const Resource& resource, std::string_view property) const {
    const auto values = locate(resource, property, context_);
    return std::ranges::any_of(values, [](const Located& located) { return located.value != nullptr; });
  }

  /// One of the resources, where none of them is waited for though it could be; else null.
  const Resource* not_waited_for(const Resource& user, const Resources& any_of, const Scenario& when) {
    if (any_of.empty()) return nullptr;
    const std::vector<bool> awaited = reached(awaited_by(), user);
    if (std::ranges::any_of(any_of, [&](const Resource* each) { return awaited[index_of(*each)]; })) return nullptr;
    const std::vector<bool> waiting = reached(waiting_for(), user);
    const auto late = std::ranges::find_if(
        any_of, [&](const Resource* each) { return !waiting[index_of(*each)] && is_beside(*each, when); });
    return late == any_of.end() ? nullptr : *late;
  }

  /// Whether a resource is there wherever another one is.
  bool is_beside(const Resource& resource, Scenario when) const {
    if (resource.condition().empty()) return true;
    const auto id = context_.conditions.id(resource.condition());
    if (!id) return false;
    when.push_back({*id, false});
    return !context_.conditions.satisfiable(when);
  }

  /// Whether it waits for what may bring anything: a nested stack, a custom resource, a module.
  bool waits_for_others(const Resource& resource) {
    const std::vector<bool> awaited = reached(awaited_by(), resource);
    const auto& resources = context_.model.resources();
    return std::ranges::any_of(
        resources, [&](const Resource& each) { return awaited[index_of(each)] && may_make_anything(each); });
  }

  bool may_make_anything(const Resource& resource) const {
    const std::string_view type = resource.type();
    return resource.is_custom() || type == "AWS::CloudFormation::Stack" || type.ends_with("::MODULE") ||
           type.starts_with("AWS::Serverless::") || !context_.resource_type(type);
  }

  /// Whether something that may bring parts of an API is given it, here or in another stack.
  bool is_used_elsewhere(const Resource& api) const {
    return std::ranges::any_of(context_.references.all(), [&](const Reference& reference) {
      if (reference.target != api.name()) return false;
      return reference.output || (reference.resource && may_make_anything(*reference.resource));
    });
  }

  /// Whether its properties are all there to see.
  static bool is_written_out(const Resource& resource) {
    const Node* properties = resource.properties();
    return !properties || (properties->is_object() && !call_of(*properties) && !properties->member("Fn::Transform"));
  }

  /// For each resource the numbers of others: those that it waits for, and those that wait for it.
  using Graph = std::vector<std::vector<std::size_t>>;

  const Graph& awaited_by() {
    if (awaited_by_.empty()) {
      for (const auto& edges : dependency_graph(context_.model, context_.references)) {
        std::vector<std::size_t>& awaited = awaited_by_.emplace_back();
        for (const Dependency& edge : edges) awaited.push_back(edge.to);
      }
    }
    return awaited_by_;
  }

  const Graph& waiting_for() {
    if (waiting_for_.empty()) {
      const Graph& graph = awaited_by();
      waiting_for_.resize(graph.size());
      for (std::size_t from = 0; from < graph.size(); ++from)
        for (const std::size_t to : graph[from]) waiting_for_[to].push_back(from);
    }
    return waiting_for_;
  }

  std::size_t index_of(const Resource& resource) const {
    return static_cast<std::size_t>(&resource - &*context_.model.resources().begin());
  }

  /// The resources that a way leads to from one, by way of others too.
  std::vector<bool> reached(const Graph& graph, const Resource& from) const {
    std::vector<bool> seen(graph.size());
    std::vector<std::size_t> open = {index_of(from)};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const std::size_t to : graph[at]) {
        if (seen[to]) continue;
        seen[to] = true;
        open.push_back(to);
      }
    }
    return seen;
  }

  template <typename... Args>
  void report(const Resource& user, const Scenario& when, fmt::format_string<Args...> format, Args&&... args) {
    out_.put(J3011, {&user.body(), nullptr, {}, &user.member->origin()},
             fmt::format("\"{}\" {}", user.name(), fmt::format(format, std::forward<Args>(args)...)), when);
  }

  const Context& context_;
  Findings& out_;
  // Each is made when it is first asked for.
  std::map<std::pair<std::string_view, std::string_view>, std::map<const Resource*, Resources>> naming_;
  Graph awaited_by_;
  Graph waiting_for_;
};

void check_creation_order(const Context& context, Findings& out) {
  if (!context.model.has_macros()) OrderCheck(context, out).run();
}

}  // namespace

extern const Family creation_order_family(Phase::of_the_template, check_creation_order);

}  // namespace cfnsonnet::rules
