// What holds between a resource and those that it refers to by Ref or Fn::GetAtt; relations.cpp compares.
#include "rules/resources/relation.h"

namespace cfnsonnet::rules::relation {

namespace {

constexpr Link task_definition = {"TaskDefinition", "AWS::ECS::TaskDefinition"};
constexpr Link authorizer = {"AuthorizerId", "AWS::ApiGateway::Authorizer"};
constexpr Link cluster = {"DBClusterIdentifier", "AWS::RDS::DBCluster"};
constexpr Link source_queue = {"EventSourceArn", "AWS::SQS::Queue"};
constexpr Link cache_parameters = {"CacheParameterGroupName", "AWS::ElastiCache::ParameterGroup"};
constexpr std::string_view target_group = "AWS::ElasticLoadBalancingV2::TargetGroup";
constexpr std::string_view
    geneve = "the target group \"{first}\" has the protocol GENEVE, which only Gateway Load Balancers can forward to";
constexpr Premise no_fifo = {.property = {first, "FifoQueue"}, .value = "true", .is_not = true};
constexpr std::string_view
    no_window = "a batch of {value} messages, more than 10, needs a MaximumBatchingWindowInSeconds of 1 or more";
constexpr Premise on_fargate = {{own, "LaunchType"}, "FARGATE"};
constexpr Premise in_cluster_mode = {{first, "Properties/cluster-enabled"}, "yes"};
constexpr std::string_view
    no_image = "\"{own}\" has no ImageId, and neither has its launch template \"{first}\"; give it in one of them";

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
          .requirement = Requirement::not_be_given,
          .message = "only WebSocket APIs have this, and \"{first}\" is an HTTP API"};
}
constexpr Relation only_http(std::string_view type, std::string_view path) {
  return {.rule = J4004,
          .type = type,
          .links = {api},
          .premises = {of_websocket},
          .subject = {own, path},
          .requirement = Requirement::not_be_given,
          .message = "only HTTP APIs have this, and \"{first}\" is a WebSocket API"};
}

constexpr Relation same_partition_key(std::string_view type) {
  return {.rule = J4003,
          .type = type,
          .links = {},
          .premises = {},
          .subject = {own, "LocalSecondaryIndexes/*/KeySchema/*/[KeyType=HASH]/AttributeName"},
          .requirement = Requirement::equal,
          .other = {own, "KeySchema/*/[KeyType=HASH]/AttributeName"},
          .message = "the partition key of a local index is that of its table, \"{other}\", not \"{value}\""};
}

/// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html, services-ddb-params.html,
/// kafka-starting-positions.html
constexpr Relation starts_somewhere(std::string_view source) {
  return {.rule = E3633,
          .type = "AWS::Lambda::EventSourceMapping",
          .links = {{"EventSourceArn", source}},
          .premises = {},
          .subject = {own, "StartingPosition"},
          .requirement = Requirement::be_given,
          .message =
              "\"StartingPosition\" is required: \"{first}\" is a stream, of which Lambda has to know where to start"};
}

constexpr std::string_view load_balancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
constexpr std::string_view listener = "AWS::ElasticLoadBalancingV2::Listener";
constexpr Link balancer = {"LoadBalancerArn", load_balancer};
constexpr Premise of_gateway = {{first, "Type"}, "gateway"};

/// What a listener forwards to, in the two ways that an action names it.
constexpr std::string_view forwarded = "DefaultActions/*/TargetGroupArn";
constexpr std::string_view forwarded_with_weight = "DefaultActions/*/ForwardConfig/TargetGroups/*/TargetGroupArn";

/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html
constexpr Relation forwards(std::string_view path, std::string_view protocol, std::string_view to) {
  return {.rule = J4003,
          .type = listener,
          .links = {{path, target_group}},
          .premises = {{{own, "Protocol"}, protocol}},
          .subject = {first, "Protocol"},
          .requirement = Requirement::be_one_of,
          .values = to,
          .message =
              "the listener \"{own}\" forwards to \"{first}\", whose protocol is {value}; for that of the "
              "listener it must be {other}"};
}

/// A rule is one of an Application Load Balancer: the others have default actions only.
constexpr Relation forwards_by_rule(std::string_view path) {
  return {.rule = J4003,
          .type = "AWS::ElasticLoadBalancingV2::ListenerRule",
          .links = {{path, target_group}},
          .premises = {},
          .subject = {first, "Protocol"},
          .requirement = Requirement::not_be,
          .values = "TCP|TLS|UDP|TCP_UDP|QUIC|TCP_QUIC",
          .message =
              "the rule \"{own}\", as those of Application Load Balancers, forwards to target groups with the "
              "protocol HTTP or HTTPS, and \"{first}\" has {value}"};
}

/// "For Gateway Load Balancers you can't specify" these.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
constexpr Relation not_of_gateway(std::string_view path) {
  return {.rule = J4003,
          .type = listener,
          .links = {balancer},
          .premises = {of_gateway},
          .subject = {own, path},
          .requirement = Requirement::not_be_given,
          .message = "a listener of a Gateway Load Balancer, as \"{first}\" is, has neither a protocol nor a port"};
}

/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
constexpr Relation notifies_no_fifo(std::string_view path, std::string_view type, std::string_view is_fifo) {
  return {.rule = J4003,
          .type = "AWS::S3::Bucket",
          .links = {{path, type}},
          .premises = {},
          .subject = {first, is_fifo},
          .requirement = Requirement::not_be,
          .values = "true",
          .message =
              "the bucket \"{own}\" sends its notifications here, and Amazon S3 sends them to no FIFO queue or topic"};
}

// The page that states each fact is the rule's (explain/ID.md), or beside the row.
constexpr Relation rows[] = {
    {.rule = E3026,
     .type = "AWS::ElastiCache::ReplicationGroup",
     .links = {cache_parameters},
     .premises = {in_cluster_mode},
     .subject = {own, "AutomaticFailoverEnabled", "true"},
     .requirement = Requirement::be_one_of,
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
     .requirement = Requirement::be_more_than,
     .values = "1",
     .message = "cluster mode, which the parameters of \"{first}\" enable, needs a NumCacheClusters above 1, or "
                "NumNodeGroups"},
    {.rule = E3052,
     .type = "AWS::ECS::Service",
     .links = {task_definition},
     .premises = {{{first, "NetworkMode"}, "awsvpc"},
                  {.property = {own, "DeploymentController/Type"}, .value = "EXTERNAL", .is_not = true}},
     .subject = {own, "NetworkConfiguration"},
     .requirement = Requirement::be_given,
     .message =
         "the network mode of the task definition \"{first}\" is awsvpc, so the service needs NetworkConfiguration"},
    {.rule = E3054,
     .type = "AWS::ECS::Service",
     .links = {task_definition},
     .premises = {on_fargate, {.property = {first, "NetworkMode"}, .value = "awsvpc", .is_not = true}},
     .subject = {first, "RequiresCompatibilities"},
     .requirement = Requirement::contain,
     .values = "FARGATE",
     .message = "the service \"{own}\" runs on Fargate, so RequiresCompatibilities of its task definition \"{first}\" "
                "must have \"FARGATE\""},
    {.rule = E3502,
     .type = "AWS::SQS::Queue",
     .links = {{"RedrivePolicy/deadLetterTargetArn", "AWS::SQS::Queue"}},
     .subject = {own, "FifoQueue", "false"},
     .requirement = Requirement::equal,
     .other = {first, "FifoQueue", "false"},
     .message = "FifoQueue is {value} here and {other} at the dead-letter queue \"{first}\"; both must be of one kind"},
    {.rule = E3505,
     .type = "AWS::Lambda::EventSourceMapping",
     .links = {{"FunctionName", "AWS::Lambda::Function"}, source_queue},
     .subject = {second, "VisibilityTimeout", "30"},
     .requirement = Requirement::be_at_least,
     .other = {first, "Timeout", "3"},
     .message = "the VisibilityTimeout of {value} seconds{default} is less than the {other} that the function "
                "\"{first}\", which "
                "reads the queue, may take{by_default}"},
    {.rule = E3673,
     .type = "AWS::EC2::Instance",
     .premises = {{{own, "LaunchTemplate"}}},
     .subject = {own, "ImageId"},
     .requirement = Requirement::be_given,
     .message = "\"{own}\" has neither an ImageId nor a LaunchTemplate that could give one"},
    {.rule = E3673,
     .type = "AWS::EC2::Instance",
     .links = {{"LaunchTemplate/LaunchTemplateId", "AWS::EC2::LaunchTemplate"}},
     .premises = {{{first, "LaunchTemplateData/ImageId"}}},
     .subject = {own, "ImageId"},
     .requirement = Requirement::be_given,
     .message = no_image},
    {.rule = E3673,
     .type = "AWS::EC2::Instance",
     .links = {{"LaunchTemplate/LaunchTemplateName", "AWS::EC2::LaunchTemplate"}},
     .premises = {{{first, "LaunchTemplateData/ImageId"}}},
     .subject = {own, "ImageId"},
     .requirement = Requirement::be_given,
     .message = no_image},
    {.rule = E3698,
     .type = "AWS::ApiGateway::Stage",
     .links = {{"DeploymentId", "AWS::ApiGateway::Deployment"}},
     .subject = {first, "RestApiId"},
     .requirement = Requirement::be_the_same_as,
     .other = {own, "RestApiId"},
     .values = "AWS::ApiGateway::RestApi",
     .message = "the deployment \"{first}\" belongs to {value}, but its stage \"{own}\" to {other}"},
    {.rule = E3699,
     .type = "AWS::ApiGateway::Method",
     .links = {authorizer},
     .subject = {first, "RestApiId"},
     .requirement = Requirement::be_the_same_as,
     .other = {own, "RestApiId"},
     .values = "AWS::ApiGateway::RestApi",
     .message = "the authorizer \"{first}\" belongs to {value}, but the method \"{own}\" that uses it to {other}"},
    {.rule = E3705,
     .type = "AWS::Lambda::EventSourceMapping",
     .links = {source_queue},
     .premises = {{{first, "FifoQueue"}, "true"}},
     .subject = {own, "BatchSize"},
     .requirement = Requirement::be_at_most,
     .values = "10",
     .message = "a batch of {value} messages is too large: \"{first}\" is a FIFO queue, from which at most 10 come"},
    {.rule = J4003,
     .type = "AWS::Lambda::EventSourceMapping",
     .links = {source_queue},
     .premises = {{{own, "MaximumBatchingWindowInSeconds"}}, no_fifo},
     .subject = {own, "BatchSize"},
     .requirement = Requirement::be_at_most,
     .values = "10",
     .message = no_window},
    {.rule = J4003,
     .type = "AWS::Lambda::EventSourceMapping",
     .links = {source_queue},
     .premises = {{{own, "MaximumBatchingWindowInSeconds"}, "0"}, no_fifo},
     .subject = {own, "BatchSize"},
     .requirement = Requirement::be_at_most,
     .values = "10",
     .message = no_window},
    {.rule = J4003,
     .type = "AWS::Events::Rule",
     .links = {{"Targets/*/DeadLetterConfig/Arn", "AWS::SQS::Queue"}},
     .subject = {first, "FifoQueue"},
     .requirement = Requirement::not_be,
     .values = "true",
     .message = "a target of \"{own}\" sends what it cannot process here, which must be a standard queue"},
    {.rule = J4003,
     .type = "AWS::Lambda::Function",
     .links = {{"DeadLetterConfig/TargetArn", "AWS::SQS::Queue"}},
     .subject = {first, "FifoQueue"},
     .requirement = Requirement::not_be,
     .values = "true",
     .message = "the function \"{own}\" sends what it cannot process here, which must be a standard queue"},
    {.rule = J4003,
     .type = "AWS::Lambda::Function",
     .links = {{"DeadLetterConfig/TargetArn", "AWS::SNS::Topic"}},
     .subject = {first, "FifoTopic"},
     .requirement = Requirement::not_be,
     .values = "true",
     .message = "the function \"{own}\" sends what it cannot process here, which must be a standard topic"},
    {.rule = E3707,
     .type = "AWS::RDS::DBInstance",
     .links = {cluster},
     .subject = {own, "Engine"},
     .requirement = Requirement::equal,
     .other = {first, "Engine"},
     .message = "the engine is \"{value}\" here and \"{other}\" in the cluster \"{first}\"; it must be the same"},
    {.rule = E3708,
     .type = "AWS::ApiGateway::Method",
     .links = {authorizer},
     .premises = {{{own, "AuthorizationType"}, "CUSTOM"}},
     .subject = {first, "Type"},
     .requirement = Requirement::be_one_of,
     .values = "TOKEN|REQUEST",
     .message = "the method \"{own}\" has the AuthorizationType CUSTOM, for which its authorizer must be of the type "
                "TOKEN or REQUEST, not {value}"},
    {.rule = E3708,
     .type = "AWS::ApiGateway::Method",
     .links = {authorizer},
     .premises = {{{own, "AuthorizationType"}, "COGNITO_USER_POOLS"}},
     .subject = {first, "Type"},
     .requirement = Requirement::be_one_of,
     .values = "COGNITO_USER_POOLS",
     .message = "the method \"{own}\" has the AuthorizationType COGNITO_USER_POOLS, and so must its authorizer, not "
                "{value}"},
    {.rule = E3709,
     .type = "AWS::RDS::DBInstance",
     .links = {cluster},
     .subject = {own, "StorageEncrypted"},
     .requirement = Requirement::equal,
     .other = {first, "StorageEncrypted", "false"},
     .message = "StorageEncrypted is {value} here and {other} in the cluster \"{first}\", whose storage it is"},
    {.rule = E3711,
     .type = "AWS::ElasticLoadBalancingV2::ListenerRule",
     .links = {{"Actions/*/TargetGroupArn", target_group}},
     .subject = {first, "Protocol"},
     .requirement = Requirement::not_be,
     .values = "GENEVE",
     .message = geneve},
    {.rule = E3711,
     .type = "AWS::ElasticLoadBalancingV2::ListenerRule",
     .links = {{"Actions/*/ForwardConfig/TargetGroups/*/TargetGroupArn", target_group}},
     .subject = {first, "Protocol"},
     .requirement = Requirement::not_be,
     .values = "GENEVE",
     .message = geneve},
    {.rule = E3712,
     .type = "AWS::AutoScaling::ScalingPolicy",
     .links = {{"AutoScalingGroupName", "AWS::AutoScaling::AutoScalingGroup"}},
     .premises = {{{own, "PolicyType"}, "TargetTrackingScaling"}},
     .subject = {first, "MaxSize"},
     .requirement = Requirement::be_more_than,
     .other = {first, "MinSize"},
     .message = "with a MaxSize of {value} and a MinSize of {other}, the policy \"{own}\" has nothing to scale"},
    {.rule = E3713,
     .type = "AWS::ECS::Service",
     .links = {task_definition},
     .premises = {on_fargate},
     .subject = {first, "ContainerDefinitions/*/LogConfiguration/LogDriver"},
     .requirement = Requirement::be_one_of,
     .values = "awslogs|splunk|awsfirelens",
     .message = "the service \"{own}\" runs on Fargate, which has no log driver \"{value}\"; use awslogs, splunk or "
                "awsfirelens"},
    {.rule = E3714,
     .type = "AWS::EC2::LaunchTemplate",
     .links = {{"LaunchTemplateData/SecurityGroupIds/*", "AWS::EC2::SecurityGroup"},
               {"LaunchTemplateData/NetworkInterfaces/*/SubnetId", "AWS::EC2::Subnet"}},
     .subject = {first, "VpcId"},
     .requirement = Requirement::be_the_same_as,
     .other = {second, "VpcId"},
     .values = "AWS::EC2::VPC",
     .message = "the security group \"{first}\" is in {value}, but the subnet \"{second}\" in {other}; the launch "
                "template \"{own}\" uses both"},
    starts_somewhere("AWS::DynamoDB::GlobalTable"),
    starts_somewhere("AWS::DynamoDB::Table"),
    starts_somewhere("AWS::Kinesis::Stream"),
    starts_somewhere("AWS::Kinesis::StreamConsumer"),
    starts_somewhere("AWS::MSK::Cluster"),
    starts_somewhere("AWS::MSK::ServerlessCluster"),
    {.rule = E3634,
     .type = "AWS::Lambda::EventSourceMapping",
     .links = {source_queue},
     .subject = {own, "StartingPosition"},
     .requirement = Requirement::not_be_given,
     .message =
         "\"StartingPosition\" may not be set: \"{first}\" is a queue, which has no positions, as only streams have"},
    // https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
    {.rule = J4003,
     .type = "AWS::Lambda::EventSourceMapping",
     .links = {{"EventSourceArn", "AWS::DynamoDB::Table"}},
     .subject = {own, "StartingPosition"},
     .requirement = Requirement::not_be,
     .values = "AT_TIMESTAMP",
     .message = "the stream of \"{first}\", a table of DynamoDB, has no AT_TIMESTAMP"},
    notifies_no_fifo("NotificationConfiguration/QueueConfigurations/*/Queue", "AWS::SQS::Queue", "FifoQueue"),
    notifies_no_fifo("NotificationConfiguration/TopicConfigurations/*/Topic", "AWS::SNS::Topic", "FifoTopic"),
    // https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
    {.rule = J4003,
     .type = "AWS::SNS::Subscription",
     .links = {{"TopicArn", "AWS::SNS::Topic"}},
     .premises = {{{first, "FifoTopic"}, "true"}},
     .subject = {own, "Protocol"},
     .requirement = Requirement::not_be,
     .values = "application|email|email-json|http|https|sms",
     .message = "\"{first}\" is a FIFO topic, which delivers to queues only, not by {value}"},
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
    {.rule = J4003,
     .type = "AWS::Events::Rule",
     .links = {{"EventBusName", "AWS::Events::EventBus"}},
     .subject = {own, "ScheduleExpression"},
     .requirement = Requirement::not_be_given,
     .message = "only the default event bus has schedules, and \"{own}\" is a rule of \"{first}\""},
    // https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
    {.rule = J4003,
     .type = "AWS::WAFv2::WebACLAssociation",
     .links = {{"WebACLArn", "AWS::WAFv2::WebACL"}},
     .subject = {first, "Scope"},
     .requirement = Requirement::not_be,
     .values = "CLOUDFRONT",
     .message = "\"{own}\" associates it with a regional resource, so its scope must be REGIONAL; a distribution of "
                "CloudFront names its ACL itself (WebACLId)"},
    // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
    {.rule = J4003,
     .type = "AWS::CloudFront::Distribution",
     .links = {{"DistributionConfig/WebACLId", "AWS::WAFv2::WebACL"}},
     .subject = {first, "Scope"},
     .requirement = Requirement::not_be,
     .values = "REGIONAL",
     .message = "the distribution \"{own}\" uses it, so its scope must be CLOUDFRONT"},
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    {.rule = J4003,
     .type = listener,
     .links = {balancer},
     .premises = {{{first, "Type"}, "network"}},
     .subject = {own, "Protocol"},
     .requirement = Requirement::be_one_of,
     .values = "TCP|TLS|UDP|TCP_UDP|QUIC|TCP_QUIC",
     .message = "\"{first}\" is a Network Load Balancer, whose listeners have the protocol {other}, not {value}"},
    {.rule = J4003,
     .type = listener,
     .links = {balancer},
     .premises = {{.property = {first, "Type"}, .value = "network", .is_not = true},
                  {.property = {first, "Type"}, .value = "gateway", .is_not = true}},
     .subject = {own, "Protocol"},
     .requirement = Requirement::be_one_of,
     .values = "HTTP|HTTPS",
     .message = "\"{first}\" is an Application Load Balancer, whose listeners have the protocol {other}, not {value}"},
    not_of_gateway("Protocol"),
    not_of_gateway("Port"),
    forwards(forwarded, "HTTP", "HTTP|HTTPS"),
    forwards(forwarded_with_weight, "HTTP", "HTTP|HTTPS"),
    forwards(forwarded, "HTTPS", "HTTP|HTTPS"),
    forwards(forwarded_with_weight, "HTTPS", "HTTP|HTTPS"),
    forwards(forwarded, "TCP", "TCP|TCP_UDP"),
    forwards(forwarded_with_weight, "TCP", "TCP|TCP_UDP"),
    forwards(forwarded, "TLS", "TCP|TLS"),
    forwards(forwarded_with_weight, "TLS", "TCP|TLS"),
    forwards(forwarded, "UDP", "UDP|TCP_UDP"),
    forwards(forwarded_with_weight, "UDP", "UDP|TCP_UDP"),
    forwards(forwarded, "TCP_UDP", "TCP_UDP"),
    forwards(forwarded_with_weight, "TCP_UDP", "TCP_UDP"),
    forwards_by_rule("Actions/*/TargetGroupArn"),
    forwards_by_rule("Actions/*/ForwardConfig/TargetGroups/*/TargetGroupArn"),
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
    {.rule = J4003,
     .type = "AWS::ApiGateway::Stage",
     .links = {{"DeploymentId", "AWS::ApiGateway::Deployment"}},
     .subject = {own, "StageName"},
     .requirement = Requirement::differ,
     .other = {first, "StageName"},
     .message =
         "the deployment \"{first}\", which comes first, makes the stage {value} itself; leave out its StageName"},
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html
    {.rule = J4003,
     .type = "AWS::ECS::Service",
     .links = {task_definition, {"LoadBalancers/*/TargetGroupArn", target_group}},
     .premises = {{{first, "NetworkMode"}, "awsvpc"}},
     .subject = {second, "TargetType", "instance"},
     .requirement = Requirement::be_one_of,
     .values = "ip",
     .message = "the target type is {value}{default} but must be ip: tasks of \"{first}\", of the network mode awsvpc, "
                "have addresses of their own"},
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html
    same_partition_key("AWS::DynamoDB::GlobalTable"),
    same_partition_key("AWS::DynamoDB::Table"),
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
    {.rule = J4003,
     .type = route,
     .links = {api},
     .premises = {of_http},
     .subject = {own, "RouteKey"},
     .requirement = Requirement::match,
     .values = R"(^(\$default|(ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) /([^\s{}]|(?<=/)\{[^\s{}/]+\}(?=/|$))*)$)",
     .message = "\"{value}\" is no route of the HTTP API \"{first}\": it is a method in capitals and a path, as in "
                "\"GET /items/{{id}}\", or \"$default\""},
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html
    {.rule = J4003,
     .type = route,
     .links = {api},
     .premises = {of_websocket},
     .subject = {own, "AuthorizationType"},
     .requirement = Requirement::not_be,
     .values = "JWT",
     .message =
         "routes of the WebSocket API \"{first}\" cannot have the AuthorizationType JWT, which only HTTP APIs know"},
    {.rule = J4004,
     .type = route,
     .links = {api},
     .premises = {of_http},
     .subject = {own, "ApiKeyRequired"},
     .requirement = Requirement::be_one_of,
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
     .requirement = Requirement::be_given,
     .message = "\"{first}\" is an HTTP API, whose integrations need a PayloadFormatVersion"},
    {.rule = J4003,
     .type = integration,
     .links = {api},
     .premises = {of_http},
     .subject = {own, "IntegrationType"},
     .requirement = Requirement::not_be,
     .values = "AWS|HTTP|MOCK",
     .message = "\"{first}\" is an HTTP API, whose integrations are of the type AWS_PROXY or HTTP_PROXY, not {value}"},
    {.rule = J4003,
     .type = integration,
     .links = {api},
     .premises = {of_websocket},
     .subject = {own, "TimeoutInMillis"},
     .requirement = Requirement::be_at_most,
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
     .requirement = Requirement::be_given,
     .message = "\"{first}\" is an HTTP API, whose authorizers of the type REQUEST need an "
                "AuthorizerPayloadFormatVersion"},
    {.rule = J4003,
     .type = api_authorizer,
     .links = {api},
     .premises = {of_websocket},
     .subject = {own, "AuthorizerType"},
     .requirement = Requirement::not_be,
     .values = "JWT",
     .message = "\"{first}\" is a WebSocket API, whose authorizers are of the type REQUEST, not JWT"},
    only_http(api_authorizer, "EnableSimpleResponses"),
    only_websocket("AWS::ApiGatewayV2::Stage", "ClientCertificateId"),
};

}  // namespace

std::span<const Relation> table() { return rows; }

}  // namespace cfnsonnet::rules::relation
