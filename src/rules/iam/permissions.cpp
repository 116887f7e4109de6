// Who may call a Lambda function: a permission names a service and, by its ARN, what of that service may call.
// https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
#include <algorithm>

#include "rules/check/family.h"
#include "rules/values/locate.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

// The service that calls a function for a resource.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
struct Caller {
  std::string_view type;
  std::string_view principal;
};
constexpr Caller callers[] = {
    {"AWS::ApiGateway::RestApi", "apigateway.amazonaws.com"},
    {"AWS::ApiGatewayV2::Api", "apigateway.amazonaws.com"},
    {"AWS::Cognito::UserPool", "cognito-idp.amazonaws.com"},
    {"AWS::Config::ConfigRule", "config.amazonaws.com"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "elasticloadbalancing.amazonaws.com"},
    {"AWS::Events::Rule", "events.amazonaws.com"},
    {"AWS::IoT::TopicRule", "iot.amazonaws.com"},
    {"AWS::Logs::LogGroup", "logs.amazonaws.com"},
    {"AWS::S3::Bucket", "s3.amazonaws.com"},
    {"AWS::SNS::Topic", "sns.amazonaws.com"},
};

/// ":123456789012:" stands in the text.
bool has_account(std::string_view arn) {
  constexpr std::size_t digits = 12;
  for (std::size_t colon = arn.find(':'); colon != std::string_view::npos; colon = arn.find(':', colon + 1)) {
    const std::string_view account = arn.substr(colon + 1, digits);
    const bool all_digits = std::all_of(account.begin(), account.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (account.size() == digits && all_digits && arn.substr(colon + 1 + digits).starts_with(':')) return true;
  }
  return false;
}

bool is_principal(const Caller& caller, std::string_view principal) {
  if (principal == caller.principal) return true;
  // CloudWatch Logs goes by its region too: "logs.eu-west-1.amazonaws.com".
  return caller.type == "AWS::Logs::LogGroup" && principal.starts_with("logs.") &&
         principal.ends_with(".amazonaws.com");
}

/// W3664: the principal is not the service of the resource.
void check_principal(const Context& context, const Node& properties, const Alternative& source, const Resource& target,
                     Findings& out) {
  const auto* caller = std::find_if(std::begin(callers), std::end(callers),
                                    [&](const Caller& row) { return row.type == target.type(); });
  if (caller == std::end(callers)) return;
  for (const Located& principal : locate_known(properties, "Principal", context, source.when)) {
    if (!principal.value || !principal.value->is_string() || is_principal(*caller, principal.value->text)) continue;
    out.put(W3664, principal.call ? target_of(principal) : Target{principal.value},
            fmt::format("{} does not call functions for \"{}\", {} does", show(*principal.value), target.name(),
                        caller->principal),
            principal.when);
  }
}

/// W3663: the ARN does not say whose it is, and nothing else does.
void check_account(const Context& context, const Node& properties, const Alternative& source, Findings& out) {
  for (const Located& account : locate(properties, "SourceAccount", context, source.when)) {
    if (account.value) continue;
    out.put(W3663, {&properties},
            "\"SourceAccount\" should be set: the ARN of the source names no account, and its name may become somebody "
            "else's",
            account.when);
  }
}

void check_permissions(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (resource.type() != "AWS::Lambda::Permission") continue;
    const Node* properties = resource.properties();
    if (!properties) continue;
    for (const Alternative& source :
         values_at(*properties, "SourceArn", context.conditions, existence(resource, context))) {
      const Resource* target = referred(*source.value, context);
      const bool is_text = source.value->is_string() && !has_dynamic_reference(source.value->text);
      if (target ? target->type() == "AWS::S3::Bucket" : is_text && !has_account(source.value->text))
        check_account(context, *properties, source, out);
      if (target) check_principal(context, *properties, source, *target, out);
    }
  }
}

}  // namespace

extern const Family permissions_family(Phase::of_each_resource, check_permissions);

}  // namespace cfnsonnet::rules
