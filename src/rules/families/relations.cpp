// A resource and one that it refers to by Ref or Fn::GetAtt: what a property of the one must be for a property of the
// other. The rules are rows of a table; what reads it is below.
#include <array>
#include <cctype>
#include <functional>

#include "rules/families.h"
#include "rules/locate.h"
#include "rules/patterns.h"
#include "rules/resolve.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// Whose property it is: that of the resource which the row is about, or of one that it refers to.
enum Of : std::uint8_t { own, first, second };

struct Property {
  Of of = own;
  std::string_view path = {};
  std::string_view otherwise = {};  ///< What AWS takes where it is not there; without it, nothing is compared then.
};

/// A row holds only where its premises do.
struct Premise {
  Property property = {};
  std::string_view value = {};  ///< Empty: the property is not there.
  bool is_not = false;          ///< It has another value, or none.
};

enum class Must : std::uint8_t {
  equal,        ///< Have the value of `other`.
  be_at_least,  ///< As numbers, as are the next three.
  be_more_than,
  be_at_most,
  be_one_of,  ///< `values`, joined by "|".
  not_be,     ///< `values`
  contain,    ///< A list: `values`. It is wrong too where the list is not there.
  match,      ///< The pattern `values`.
  be_given,
  not_be_given,
  be_the_same_as,  ///< Name the resource that `other` names.
};

struct Link {
  std::string_view path = {};  ///< Of the reference.
  std::string_view type = {};  ///< Of the resource that it must lead to; else the row says nothing.
};

struct Relation {
  RuleId rule;
  std::string_view type;
  Link links[2] = {};
  Premise premises[4] = {};
  Property subject;  ///< What a finding is about.
  Must must;
  Property other = {};
  std::string_view values = {};  ///< In the place of `other`. Of be_the_same_as: the type that both name.
  std::string_view message;      ///< {own}, {first}, {second}: the resources; {value}: the subject's; {other}.
};

constexpr Link task_definition = {"TaskDefinition", "AWS::ECS::TaskDefinition"};
constexpr Link authorizer = {"AuthorizerId", "AWS::ApiGateway::Authorizer"};
constexpr Link cluster = {"DBClusterIdentifier", "AWS::RDS::DBCluster"};
constexpr Link source_queue = {"EventSourceArn", "AWS::SQS::Queue"};
constexpr Link cache_parameters = {"CacheParameterGroupName", "AWS::ElastiCache::ParameterGroup"};
constexpr std::string_view target_group = "AWS::ElasticLoadBalancingV2::TargetGroup";
constexpr std::string_view geneve =
    "the target group \"{first}\" has the protocol GENEVE, which only Gateway Load Balancers can forward to";
constexpr Premise no_fifo = {.property = {first, "FifoQueue"}, .value = "true", .is_not = true};
constexpr std::string_view no_window =
    "a batch of {value} messages, more than 10, needs a MaximumBatchingWindowInSeconds of 1 or more";
constexpr Premise on_fargate = {{own, "LaunchType"}, "FARGATE"};
constexpr Premise in_cluster_mode = {{first, "Properties/cluster-enabled"}, "yes"};
constexpr std::string_view no_image =
    "\"{own}\" has no ImageId, and neither has its launch template \"{first}\"; give it in one of them";

constexpr std::string_view route = "AWS::ApiGatewayV2::Route";
constexpr std::string_view integration = "AWS::ApiGatewayV2::Integration";
constexpr std::string_view api_authorizer = "AWS::ApiGatewayV2::Authorizer";
constexpr Link api = {"ApiId", "AWS::ApiGatewayV2::Api"};
constexpr Premise of_http = {{first, "ProtocolType"}, "HTTP"};
constexpr Premise of_websocket = {{first, "ProtocolType"}, "WEBSOCKET"};

/// "Supported only for WebSocket APIs", or HTTP APIs, says the page of each; some of these HTTP APIs silently ignore.
/// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/operations.html
constexpr Relation only_websocket(std::string_view type, std::string_view path) {
  return {.rule = J4004,
          .type = type,
          .links = {api},
          .premises = {of_http},
          .subject = {own, path},
          .must = Must::not_be_given,
          .message = "only WebSocket APIs have this, and \"{first}\" is an HTTP API"};
}
constexpr Relation only_http(std::string_view type, std::string_view path) {
  return {.rule = J4004,
          .type = type,
          .links = {api},
          .premises = {of_websocket},
          .subject = {own, path},
          .must = Must::not_be_given,
          .message = "only HTTP APIs have this, and \"{first}\" is a WebSocket API"};
}

constexpr Relation same_partition_key(std::string_view type) {
  return {.rule = J4003,
          .type = type,
          .links = {},
          .premises = {},
          .subject = {own, "LocalSecondaryIndexes/*/KeySchema/*/[KeyType=HASH]/AttributeName"},
          .must = Must::equal,
          .other = {own, "KeySchema/*/[KeyType=HASH]/AttributeName"},
          .message = "the partition key of a local index is that of its table, \"{other}\", not \"{value}\""};
}

// The page that states each fact is the row's in table.inc, or beside it.
constexpr Relation relations[] = {
    {.rule = E3026,
     .type = "AWS::ElastiCache::ReplicationGroup",
     .links = {cache_parameters},
     .premises = {in_cluster_mode},
     .subject = {own, "AutomaticFailoverEnabled", "true"},
     .must = Must::be_one_of,
     .values = "true",
     .message = "cluster mode, which the parameters of \"{first}\" enable, needs AutomaticFailoverEnabled"},
    {.rule = E3026,
     .type = "AWS::ElastiCache::ReplicationGroup",
     .links = {cache_parameters},
     .premises = {in_cluster_mode,
                  {{own, "NumNodeGroups"}},
                  {{own, "ReplicasPerNodeGroup"}},
                  {{own, "NodeGroupConfiguration"}}},
     .subject = {own, "NumCacheClusters", "0"},
     .must = Must::be_more_than,
     .values = "1",
     .message = "cluster mode, which the parameters of \"{first}\" enable, needs a NumCacheClusters above 1, or "
                "NumNodeGroups"},
    {.rule = E3052,
     .type = "AWS::ECS::Service",
     .links = {task_definition},
     .premises = {{{first, "NetworkMode"}, "awsvpc"},
                  {.property = {own, "DeploymentController/Type"}, .value = "EXTERNAL", .is_not = true}},
     .subject = {own, "NetworkConfiguration"},
     .must = Must::be_given,
     .message =
         "the network mode of the task definition \"{first}\" is awsvpc, so the service needs NetworkConfiguration"},
    {.rule = E3054,
     .type = "AWS::ECS::Service",
     .links = {task_definition},
     .premises = {on_fargate, {.property = {first, "NetworkMode"}, .value = "awsvpc", .is_not = true}},
     .subject = {first, "RequiresCompatibilities"},
     .must = Must::contain,
     .values = "FARGATE",
     .message = "the service \"{own}\" runs on Fargate, so RequiresCompatibilities of its task definition \"{first}\" "
                "must have \"FARGATE\""},
    {.rule = E3502,
     .type = "AWS::SQS::Queue",
     .links = {{"RedrivePolicy/deadLetterTargetArn", "AWS::SQS::Queue"}},
     .subject = {own, "FifoQueue", "false"},
     .must = Must::equal,
     .other = {first, "FifoQueue", "false"},
     .message = "FifoQueue is {value} here and {other} at the dead-letter queue \"{first}\"; both must be of one kind"},
    {.rule = E3505,
     .type = "AWS::Lambda::EventSourceMapping",
     .links = {{"FunctionName", "AWS::Lambda::Function"}, source_queue},
     .subject = {second, "VisibilityTimeout", "30"},
     .must = Must::be_at_least,
     .other = {first, "Timeout", "3"},
     .message = "the VisibilityTimeout of {value} seconds{default} is less than the {other} that the function "
                "\"{first}\", which "
                "reads the queue, may take{otherwise}"},
    {.rule = E3673,
     .type = "AWS::EC2::Instance",
     .premises = {{{own, "LaunchTemplate"}}},
     .subject = {own, "ImageId"},
     .must = Must::be_given,
     .message = "\"{own}\" has neither an ImageId nor a LaunchTemplate that could give one"},
    {.rule = E3673,
     .type = "AWS::EC2::Instance",
     .links = {{"LaunchTemplate/LaunchTemplateId", "AWS::EC2::LaunchTemplate"}},
     .premises = {{{first, "LaunchTemplateData/ImageId"}}},
     .subject = {own, "ImageId"},
     .must = Must::be_given,
     .message = no_image},
    {.rule = E3673,
     .type = "AWS::EC2::Instance",
     .links = {{"LaunchTemplate/LaunchTemplateName", "AWS::EC2::LaunchTemplate"}},
     .premises = {{{first, "LaunchTemplateData/ImageId"}}},
     .subject = {own, "ImageId"},
     .must = Must::be_given,
     .message = no_image},
    {.rule = E3698,
     .type = "AWS::ApiGateway::Stage",
     .links = {{"DeploymentId", "AWS::ApiGateway::Deployment"}},
     .subject = {first, "RestApiId"},
     .must = Must::be_the_same_as,
     .other = {own, "RestApiId"},
     .values = "AWS::ApiGateway::RestApi",
     .message = "the deployment \"{first}\" belongs to {value}, but its stage \"{own}\" to {other}"},
    {.rule = E3699,
     .type = "AWS::ApiGateway::Method",
     .links = {authorizer},
     .subject = {first, "RestApiId"},
     .must = Must::be_the_same_as,
     .other = {own, "RestApiId"},
     .values = "AWS::ApiGateway::RestApi",
     .message = "the authorizer \"{first}\" belongs to {value}, but the method \"{own}\" that uses it to {other}"},
    {.rule = E3705,
     .type = "AWS::Lambda::EventSourceMapping",
     .links = {source_queue},
     .premises = {{{first, "FifoQueue"}, "true"}},
     .subject = {own, "BatchSize"},
     .must = Must::be_at_most,
     .values = "10",
     .message = "a batch of {value} messages is too large: \"{first}\" is a FIFO queue, from which at most 10 come"},
    {.rule = J4003,
     .type = "AWS::Lambda::EventSourceMapping",
     .links = {source_queue},
     .premises = {{{own, "MaximumBatchingWindowInSeconds"}}, no_fifo},
     .subject = {own, "BatchSize"},
     .must = Must::be_at_most,
     .values = "10",
     .message = no_window},
    {.rule = J4003,
     .type = "AWS::Lambda::EventSourceMapping",
     .links = {source_queue},
     .premises = {{{own, "MaximumBatchingWindowInSeconds"}, "0"}, no_fifo},
     .subject = {own, "BatchSize"},
     .must = Must::be_at_most,
     .values = "10",
     .message = no_window},
    {.rule = J4003,
     .type = "AWS::Events::Rule",
     .links = {{"Targets/*/DeadLetterConfig/Arn", "AWS::SQS::Queue"}},
     .subject = {first, "FifoQueue"},
     .must = Must::not_be,
     .values = "true",
     .message = "a target of \"{own}\" sends what it cannot process here, which must be a standard queue"},
    {.rule = J4003,
     .type = "AWS::Lambda::Function",
     .links = {{"DeadLetterConfig/TargetArn", "AWS::SQS::Queue"}},
     .subject = {first, "FifoQueue"},
     .must = Must::not_be,
     .values = "true",
     .message = "the function \"{own}\" sends what it cannot process here, which must be a standard queue"},
    {.rule = J4003,
     .type = "AWS::Lambda::Function",
     .links = {{"DeadLetterConfig/TargetArn", "AWS::SNS::Topic"}},
     .subject = {first, "FifoTopic"},
     .must = Must::not_be,
     .values = "true",
     .message = "the function \"{own}\" sends what it cannot process here, which must be a standard topic"},
    {.rule = E3707,
     .type = "AWS::RDS::DBInstance",
     .links = {cluster},
     .subject = {own, "Engine"},
     .must = Must::equal,
     .other = {first, "Engine"},
     .message = "the engine is \"{value}\" here and \"{other}\" in the cluster \"{first}\"; it must be the same"},
    {.rule = E3708,
     .type = "AWS::ApiGateway::Method",
     .links = {authorizer},
     .premises = {{{own, "AuthorizationType"}, "CUSTOM"}},
     .subject = {first, "Type"},
     .must = Must::be_one_of,
     .values = "TOKEN|REQUEST",
     .message = "the method \"{own}\" has the AuthorizationType CUSTOM, for which its authorizer must be of the type "
                "TOKEN or REQUEST, not {value}"},
    {.rule = E3708,
     .type = "AWS::ApiGateway::Method",
     .links = {authorizer},
     .premises = {{{own, "AuthorizationType"}, "COGNITO_USER_POOLS"}},
     .subject = {first, "Type"},
     .must = Must::be_one_of,
     .values = "COGNITO_USER_POOLS",
     .message = "the method \"{own}\" has the AuthorizationType COGNITO_USER_POOLS, and so must its authorizer, not "
                "{value}"},
    {.rule = E3709,
     .type = "AWS::RDS::DBInstance",
     .links = {cluster},
     .subject = {own, "StorageEncrypted"},
     .must = Must::equal,
     .other = {first, "StorageEncrypted", "false"},
     .message = "StorageEncrypted is {value} here and {other} in the cluster \"{first}\", whose storage it is"},
    {.rule = E3711,
     .type = "AWS::ElasticLoadBalancingV2::ListenerRule",
     .links = {{"Actions/*/TargetGroupArn", target_group}},
     .subject = {first, "Protocol"},
     .must = Must::not_be,
     .values = "GENEVE",
     .message = geneve},
    {.rule = E3711,
     .type = "AWS::ElasticLoadBalancingV2::ListenerRule",
     .links = {{"Actions/*/ForwardConfig/TargetGroups/*/TargetGroupArn", target_group}},
     .subject = {first, "Protocol"},
     .must = Must::not_be,
     .values = "GENEVE",
     .message = geneve},
    {.rule = E3712,
     .type = "AWS::AutoScaling::ScalingPolicy",
     .links = {{"AutoScalingGroupName", "AWS::AutoScaling::AutoScalingGroup"}},
     .premises = {{{own, "PolicyType"}, "TargetTrackingScaling"}},
     .subject = {first, "MaxSize"},
     .must = Must::be_more_than,
     .other = {first, "MinSize"},
     .message = "with a MaxSize of {value} and a MinSize of {other}, the policy \"{own}\" has nothing to scale"},
    {.rule = E3713,
     .type = "AWS::ECS::Service",
     .links = {task_definition},
     .premises = {on_fargate},
     .subject = {first, "ContainerDefinitions/*/LogConfiguration/LogDriver"},
     .must = Must::be_one_of,
     .values = "awslogs|splunk|awsfirelens",
     .message = "the service \"{own}\" runs on Fargate, which has no log driver \"{value}\"; use awslogs, splunk or "
                "awsfirelens"},
    {.rule = E3714,
     .type = "AWS::EC2::LaunchTemplate",
     .links = {{"LaunchTemplateData/SecurityGroupIds/*", "AWS::EC2::SecurityGroup"},
               {"LaunchTemplateData/NetworkInterfaces/*/SubnetId", "AWS::EC2::Subnet"}},
     .subject = {first, "VpcId"},
     .must = Must::be_the_same_as,
     .other = {second, "VpcId"},
     .values = "AWS::EC2::VPC",
     .message = "the security group \"{first}\" is in {value}, but the subnet \"{second}\" in {other}; the launch "
                "template \"{own}\" uses both"},
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html
    same_partition_key("AWS::DynamoDB::GlobalTable"),
    same_partition_key("AWS::DynamoDB::Table"),
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
    {.rule = J4003,
     .type = route,
     .links = {api},
     .premises = {of_http},
     .subject = {own, "RouteKey"},
     .must = Must::match,
     .values = R"(^(\$default|(ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) /([^\s{}]|(?<=/)\{[^\s{}/]+\}(?=/|$))*)$)",
     .message = "\"{value}\" is no route of the HTTP API \"{first}\": it is a method in capitals and a path, as in "
                "\"GET /items/{{id}}\", or \"$default\""},
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html
    {.rule = J4003,
     .type = route,
     .links = {api},
     .premises = {of_websocket},
     .subject = {own, "AuthorizationType"},
     .must = Must::not_be,
     .values = "JWT",
     .message = "routes of the WebSocket API \"{first}\" cannot have the AuthorizationType JWT, which only HTTP APIs know"},
    {.rule = J4004,
     .type = route,
     .links = {api},
     .premises = {of_http},
     .subject = {own, "ApiKeyRequired"},
     .must = Must::be_one_of,
     .values = "false",
     .message = "only WebSocket APIs have API keys, and \"{first}\" is an HTTP API"},
    only_websocket(route, "ModelSelectionExpression"),
    only_websocket(route, "RequestModels"),
    only_websocket(route, "RequestParameters"),
    only_websocket(route, "RouteResponseSelectionExpression"),
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html
    {.rule = J4003,
     .type = integration,
     .links = {api},
     .premises = {of_http},
     .subject = {own, "PayloadFormatVersion"},
     .must = Must::be_given,
     .message = "\"{first}\" is an HTTP API, whose integrations need a PayloadFormatVersion"},
    {.rule = J4003,
     .type = integration,
     .links = {api},
     .premises = {of_http},
     .subject = {own, "IntegrationType"},
     .must = Must::not_be,
     .values = "AWS|HTTP|MOCK",
     .message = "\"{first}\" is an HTTP API, whose integrations are of the type AWS_PROXY or HTTP_PROXY, not {value}"},
    {.rule = J4003,
     .type = integration,
     .links = {api},
     .premises = {of_websocket},
     .subject = {own, "TimeoutInMillis"},
     .must = Must::be_at_most,
     .values = "29000",
     .message = "an integration of a WebSocket API, as \"{first}\" is, has 29000 milliseconds at most, not {value}"},
    only_websocket(integration, "ContentHandlingStrategy"),
    only_websocket(integration, "RequestTemplates"),
    only_http(integration, "IntegrationSubtype"),
    only_http(integration, "ResponseParameters"),
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html
    {.rule = J4003,
     .type = api_authorizer,
     .links = {api},
     .premises = {of_http, {{own, "AuthorizerType"}, "REQUEST"}},
     .subject = {own, "AuthorizerPayloadFormatVersion"},
     .must = Must::be_given,
     .message = "\"{first}\" is an HTTP API, whose authorizers of the type REQUEST need an "
                "AuthorizerPayloadFormatVersion"},
    {.rule = J4003,
     .type = api_authorizer,
     .links = {api},
     .premises = {of_websocket},
     .subject = {own, "AuthorizerType"},
     .must = Must::not_be,
     .values = "JWT",
     .message = "\"{first}\" is a WebSocket API, whose authorizers are of the type REQUEST, not JWT"},
    only_http(api_authorizer, "EnableSimpleResponses"),
    only_websocket("AWS::ApiGatewayV2::Stage", "ClientCertificateId"),
};

/// So many outcomes of one property are compared: a row looks at combinations of a few properties.
constexpr std::size_t max_outcomes = 16;

std::string lower(std::string_view text) {
  std::string copy(text);
  for (char& c : copy) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return copy;
}

bool same_text(std::string_view a, std::string_view b) { return lower(a) == lower(b); }

bool is_listed(std::string_view text, std::string_view list) {
  for (;;) {
    const std::size_t bar = list.find('|');
    if (same_text(text, list.substr(0, bar))) return true;
    if (bar == std::string_view::npos) return false;
    list.remove_prefix(bar + 1);
  }
}

/// What is known of a value: its text, and its number if it is one.
struct Known {
  std::string text;
  std::optional<double> number;
};

std::optional<Known> known(const Node& value) {
  const auto text = value.scalar_text();
  if (!text || text->find("{{resolve:") != std::string_view::npos) return std::nullopt;
  return Known{std::string(*text), value.scalar_number()};
}

Known known(std::string_view text) {
  Node node;
  node.kind = document::Kind::string;
  node.text = text;
  return {std::string(text), node.scalar_number()};
}

/// Reads one row for one resource.
class RelationCheck {
 public:
  RelationCheck(const Context& context, const Relation& row, const Resource& own, Findings& out)
      : context_(context), row_(row), resources_{&own, nullptr, nullptr}, out_(out) {}

  void run() { follow(0, existence(*resources_[own], context_)); }

 private:
  /// Every resource that the links lead to, one link after the other.
  void follow(std::size_t link, const Scenario& when) {
    if (link == std::size(row_.links) || row_.links[link].path.empty()) return premise(0, when);
    for (const Located& reference : locate(*resources_[own], row_.links[link].path, context_)) {
      const Resource* to = reference.value ? referred(*reference.value, context_) : nullptr;
      if (!to || to->type() != row_.links[link].type) continue;
      Scenario all = existence(*to, context_);
      all.insert(all.end(), reference.when.begin(), reference.when.end());
      resources_[link + 1] = to;
      with(when, all, [&](const Scenario& both) { follow(link + 1, both); });
    }
  }

  void premise(std::size_t index, const Scenario& when) {
    if (index == std::size(row_.premises) || row_.premises[index].property.path.empty()) return compare(when);
    const Premise& required = row_.premises[index];
    each(required.property, when, [&](const Located& located, const Scenario& both) {
      const auto value = located.value ? known(*located.value) : std::nullopt;
      if (located.value && !value && !required.value.empty()) return;
      if (!are_defaults(located.pins, context_)) return;
      const bool holds = required.value.empty() ? !located.value : value && same_text(value->text, required.value);
      if (holds == required.is_not) return;
      const Located* const before = given_;
      if (!located.pins.empty()) given_ = &located;
      premise(index + 1, both);
      given_ = before;
    });
  }

  void compare(const Scenario& when) {
    each(row_.subject, when, [&](const Located& subject, const Scenario& both) {
      switch (row_.must) {
        case Must::be_given:
          if (!subject.value) report_holder(subject, both);
          break;
        case Must::not_be_given:
          if (subject.value) report(subject, {}, {}, both);
          break;
        case Must::contain: contain(subject, both); break;
        case Must::be_the_same_as:
          each(row_.other, both, [&](const Located& other, const Scenario& all) { identity(subject, other, all); });
          break;
        default:
          if (row_.other.path.empty()) return constant(subject, both);
          each(row_.other, both, [&](const Located& other, const Scenario& all) { values(subject, other, all); });
      }
    });
  }

  /// Looks at each outcome of a property that can come with `when`.
  void each(const Property& property, const Scenario& when,
            const std::function<void(const Located&, const Scenario&)>& look) {
    std::size_t outcomes = 0;
    const Resource& resource = *resources_[property.of];
    const bool by_name = row_.must == Must::be_the_same_as;
    for (const Located& located :
         by_name ? locate(resource, property.path, context_) : locate_known(resource, property.path, context_)) {
      if (++outcomes > max_outcomes * (property.path.find('*') == std::string_view::npos ? 1 : max_outcomes)) return;
      with(when, located.when, [&](const Scenario& both) { look(located, both); });
    }
  }

  void with(const Scenario& a, const Scenario& b, const std::function<void(const Scenario&)>& look) const {
    if (const auto both = together(a, b, context_.conditions)) look(*both);
  }

  std::optional<Known> value_of(const Located& located, const Property& property) const {
    if (located.value) return known(*located.value);
    return property.otherwise.empty() ? std::nullopt : std::optional(known(property.otherwise));
  }

  void constant(const Located& subject, const Scenario& when) {
    const auto value = value_of(subject, row_.subject);
    if (!value) return;
    const double limit = known(row_.values).number.value_or(0);
    const double number = value->number.value_or(limit);
    const bool right = row_.must == Must::be_one_of      ? is_listed(value->text, row_.values)
                       : row_.must == Must::not_be       ? !is_listed(value->text, row_.values)
                       : row_.must == Must::match        ? Pattern(row_.values).matches(value->text)
                       : !value->number                  ? true
                       : row_.must == Must::be_more_than ? number > limit
                       : row_.must == Must::be_at_most   ? number <= limit
                                                         : number >= limit;
    if (!right) report(subject, value->text, row_.values, when);
  }

  void values(const Located& subject, const Located& other, const Scenario& when) {
    if (!compatible(subject, other, context_)) return;
    const Located* const before = given_;
    if (!other.pins.empty()) given_ = &other;
    compared(subject, other, when);
    given_ = before;
  }

  void compared(const Located& subject, const Located& other, const Scenario& when) {
    const auto left = value_of(subject, row_.subject);
    const auto right = value_of(other, row_.other);
    if (!left || !right) return;
    if (row_.must == Must::equal) {
      if (!same_text(left->text, right->text)) report(subject, left->text, right->text, when);
    } else if (left->number && right->number) {
      const bool enough =
          row_.must == Must::be_more_than ? *left->number > *right->number : *left->number >= *right->number;
      if (!enough) report(subject, left->text, right->text, when, !other.value);
    }
  }

  void contain(const Located& subject, const Scenario& when) {
    if (!subject.value) return report_holder(subject, when);
    if (!subject.value->is_array()) return;
    for (const Node* item : subject.value->items) {
      const auto value = known(*item);
      if (!value || same_text(value->text, row_.values)) return;
    }
    report(subject, {}, {}, when);
  }

  /// Two references: to one resource of the template, or to different ones. An ID that somebody else gives cannot be
  /// that of a resource which is yet to be created.
  void identity(const Located& subject, const Located& other, const Scenario& when) {
    if (!subject.value || !other.value) return;
    const auto left = identity_of(*subject.value);
    const auto right = identity_of(*other.value);
    if (!left || !right || *left == *right) return;
    const bool one_is_made_here = left->starts_with('"') || right->starts_with('"');
    const bool both_written = left->starts_with("the ID") && right->starts_with("the ID");
    if (one_is_made_here || both_written) report(subject, *left, *right, when);
  }

  /// In words for the message; nothing where it is not known.
  std::optional<std::string> identity_of(const Node& value) const {
    if (const Resource* resource = referred(value, context_)) {
      if (resource->type() != row_.values) return std::nullopt;
      return fmt::format("\"{}\"", resource->name());
    }
    const auto call = call_of(value);
    if (call && call->function == Function::ref && call->argument().is_string() &&
        context_.model.parameters().contains(call->argument().text))
      return fmt::format("what the parameter \"{}\" names", call->argument().text);
    if (call && call->function == Function::import_value) return "what another stack exports";
    const auto text = known(value);
    return text ? std::optional(fmt::format("the ID \"{}\"", text->text)) : std::nullopt;
  }

  void report_holder(const Located& subject, const Scenario& when) {
    const std::string_view absent = subject.name == "Properties" ? subject.name : std::string_view();
    Target target{subject.holder, nullptr, absent};
    if (given_) target = target_of(Located{nullptr, subject.holder, subject.name, {}}, *given_);
    put(target, {}, {}, when);
  }
  void report(const Located& subject, std::string_view value, std::string_view other, const Scenario& when,
              bool is_otherwise = false) {
    put(given_ ? target_of(subject, *given_) : target_of(subject), value, other, when, !subject.value, is_otherwise);
  }
  /// @param is_default, is_otherwise  Nobody has written the value, or the other one: it is what AWS sets.
  void put(const Target& target, std::string_view value, std::string_view other, const Scenario& when,
           bool is_default = false, bool is_otherwise = false) {
    const auto name = [&](Of of) { return resources_[of] ? resources_[of]->name() : std::string_view(); };
    out_.put(row_.rule, target,
             fmt::format(fmt::runtime(row_.message), fmt::arg("own", name(own)), fmt::arg("first", name(first)),
                         fmt::arg("second", name(second)), fmt::arg("value", value), fmt::arg("other", other),
                         fmt::arg("default", is_default ? ", the default," : ""),
                         fmt::arg("otherwise", is_otherwise ? " by default" : "")),
             when);
  }

  const Context& context_;
  const Relation& row_;
  const Located* given_ = nullptr;  // what only a parameter's value makes so
  std::array<const Resource*, 3> resources_;
  Findings& out_;
};

}  // namespace

void check_relations(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    for (const Relation& row : relations) {
      if (row.type == resource.type()) RelationCheck(context, row, resource, out).run();
    }
  }
}

}  // namespace cfnsonnet::rules
