#include "template/generated_names.h"

#include <algorithm>

#include "template/intrinsic.h"
#include "template/template.h"

namespace cfnsonnet {

using document::Member;
using document::Node;

namespace {

// The longest name that a resource may have; a longer one is nobody's.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
constexpr std::size_t max_name = 255;

constexpr std::string_view serverless_prefix = "AWS::Serverless::";

bool is_alphanumeric(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

/// What Fn::If decides: the value may be there or not.
bool is_open(const Node* node) {
  const auto call = node ? call_of(*node) : std::nullopt;
  return call && call->function == Function::if_;
}

}  // namespace

class GeneratedNamesCollector {
 public:
  GeneratedNamesCollector(const Template& model, GeneratedNames& out) : model_(model), out_(out) {}

  void collect() {
    for (const Resource& resource : model_.resources()) {
      connectors(resource);
      if (!resource.type().starts_with(serverless_prefix)) continue;
      const std::string_view kind = resource.type().substr(serverless_prefix.size());
      if (kind == "Function") {
        function(resource);
      } else if (kind == "StateMachine") {
        state_machine(resource);
      } else if (kind == "Api") {
        rest_api(resource);
      } else if (kind == "HttpApi") {
        http_api(resource);
      } else if (kind != "SimpleTable" && kind != "Application") {
        begins(resource.name());  // with a hash, or a name for each part
      }
    }
  }

 private:
  void makes(std::string name, std::string_view type) { out_.types_.emplace(std::move(name), type); }
  void begins(std::string_view beginning) { out_.beginnings_.emplace(beginning); }
  static std::string join(std::string_view a, std::string_view b, std::string_view c = {}) {
    return std::string(a).append(b).append(c);
  }

  /// A property of the resource's own, or the one that Globals gives; null for none.
  const Node* property(const Resource& resource, std::string_view name) const {
    const Node* own = resource.properties() ? resource.properties()->find(name) : nullptr;
    if (!own) {
      const Node* globals = model_.section("Globals");
      const Node* kind = globals ? globals->find(resource.type().substr(serverless_prefix.size())) : nullptr;
      own = kind ? kind->find(name) : nullptr;
    }
    return own && !own->is_null() && !is_no_value(*own) ? own : nullptr;
  }

  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-resource-resourceattributes.html
  void connectors(const Resource& resource) {
    const Node* connectors = resource.body().find("Connectors");
    if (!connectors) return;
    for (const Member& connector : connectors->members) begins(join(resource.name(), connector.name));
  }

  /// A role where none is given.
  void role(const Resource& resource) {
    const Node* role = property(resource, "Role");
    if (!role || is_open(role)) makes(join(resource.name(), "Role"), "AWS::IAM::Role");
  }

  void alias(const Resource& resource, std::string_view type) {
    const Node* alias = property(resource, "AutoPublishAlias");
    if (!alias) return;
    if (alias->is_string() && is_alphanumeric(alias->text))
      makes(join(resource.name(), "Alias", alias->text), type);
    else
      begins(join(resource.name(), "Alias"));
    makes(join(resource.name(), ".Alias"), type);
  }

  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
  void function(const Resource& resource) {
    const std::string_view name = resource.name();
    role(resource);
    alias(resource, "AWS::Lambda::Alias");
    if (property(resource, "AutoPublishAlias")) {
      begins(join(name, "Version"));
      makes(join(name, ".Version"), "AWS::Lambda::Version");
    }
    if (property(resource, "FunctionUrlConfig")) {
      makes(join(name, "Url"), "AWS::Lambda::Url");
      makes(join(name, "UrlPublicPermissions"), "AWS::Lambda::Permission");
      makes(join(name, "URLInvokeAllowPublicAccess"), "AWS::Lambda::Permission");
    }
    if (property(resource, "EventInvokeConfig")) {
      begins(join(name, "EventInvokeConfig"));
      makes(join(name, ".DestinationQueue"), "AWS::SQS::Queue");
      makes(join(name, ".DestinationTopic"), "AWS::SNS::Topic");
    }
    deployment(resource);
    events(resource);
  }

  /// CodeDeploy shifts traffic to a new version.
  void deployment(const Resource& resource) {
    const Node* preference = property(resource, "DeploymentPreference");
    if (!preference) return;
    const Node* enabled = preference->find("Enabled");
    if (enabled && enabled->scalar_text() == "false") return;
    makes("ServerlessDeploymentApplication", "AWS::CodeDeploy::Application");
    makes(join(resource.name(), "DeploymentGroup"), "AWS::CodeDeploy::DeploymentGroup");
    const Node* role = preference->find("Role");
    if (!role || is_no_value(*role) || is_open(role)) makes("CodeDeployServiceRole", "AWS::IAM::Role");
  }

  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-statemachine.html
  void state_machine(const Resource& resource) {
    role(resource);
    alias(resource, "AWS::StepFunctions::StateMachineAlias");
    if (property(resource, "AutoPublishAlias"))
      makes(join(resource.name(), "Version"), "AWS::StepFunctions::StateMachineVersion");
    events(resource);
  }

  /// What an event makes has its name behind the resource's: rules, permissions, queues for what failed. An event of an
  /// API that names none has that of the template.
  void events(const Resource& resource) {
    const Node* events = property(resource, "Events");
    if (!events) return;
    for (const Member& event : events->members) {
      begins(join(resource.name(), event.name));
      const Node* type = event.value->find("Type");
      const Node* given = event.value->find("Properties");
      if (!type || !type->is_string()) continue;
      if (type->text == "Api" && !(given && given->member("RestApiId"))) shared_rest_api();
      if (type->text == "HttpApi" && !(given && given->member("ApiId"))) shared_http_api();
      if (type->text == "Cognito") cognito(resource);
    }
  }

  /// The permission of a user pool, one for all events, is named by what is called: the function or its alias.
  void cognito(const Resource& resource) {
    begins(join(resource.name(), "Cognito"));
    const Node* alias = property(resource, "AutoPublishAlias");
    if (alias && alias->is_string()) begins(join(resource.name(), "Alias", alias->text) + "Cognito");
  }

  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
  void rest_api(const Resource& resource) {
    const std::string_view name = resource.name();
    const Node* stage = property(resource, "StageName");
    if (stage && stage->is_string() && is_alphanumeric(stage->text))
      makes(join(name, stage->text, "Stage"), "AWS::ApiGateway::Stage");
    else
      begins(join(name, "Stage"));
    makes(join(name, ".Stage"), "AWS::ApiGateway::Stage");
    makes(join(name, ".Deployment"), "AWS::ApiGateway::Deployment");
    begins(join(name, "Deployment"));
    if (property(resource, "Domain")) {
      makes(join(name, ".DomainName"), "AWS::ApiGateway::DomainName");
      makes(join(name, ".DomainNameV2"), "AWS::ApiGateway::DomainNameV2");
      begins(name);  // mappings of base paths are named by these
      begins("ApiGatewayDomainName");
      begins("RecordSetGroup");
      begins("DomainNameAccessAssociation");
    }
    authorization(resource, name);
  }

  void authorization(const Resource& resource, std::string_view api) {
    const Node* auth = property(resource, "Auth");
    if (!auth) return;
    const Node* authorizers = auth->find("Authorizers");
    if (authorizers)
      for (const Member& authorizer : authorizers->members)
        makes(join(api, authorizer.name, "AuthorizerPermission"), "AWS::Lambda::Permission");
    if (!auth->member("UsagePlan")) return;
    for (const std::string_view owner : {api, std::string_view("Serverless")}) {
      makes(join(owner, "UsagePlan"), "AWS::ApiGateway::UsagePlan");
      makes(join(owner, "ApiKey"), "AWS::ApiGateway::ApiKey");
      makes(join(owner, "UsagePlanKey"), "AWS::ApiGateway::UsagePlanKey");
    }
    makes(join(api, ".UsagePlan"), "AWS::ApiGateway::UsagePlan");
    makes(join(api, ".ApiKey"), "AWS::ApiGateway::ApiKey");
    makes(join(api, ".UsagePlanKey"), "AWS::ApiGateway::UsagePlanKey");
  }

  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-httpapi.html
  void http_api(const Resource& resource) {
    const std::string_view name = resource.name();
    const Node* stage = property(resource, "StageName");
    if (!stage || stage->is_string("$default"))
      makes(join(name, "ApiGatewayDefaultStage"), "AWS::ApiGatewayV2::Stage");
    else if (stage->is_string() && is_alphanumeric(stage->text))
      makes(join(name, stage->text, "Stage"), "AWS::ApiGatewayV2::Stage");
    else
      begins(join(name, "Stage"));
    makes(join(name, ".Stage"), "AWS::ApiGatewayV2::Stage");
    if (property(resource, "Domain")) {
      makes(join(name, ".DomainName"), "AWS::ApiGatewayV2::DomainName");
      begins(name);
      begins("ApiGatewayDomainName");
      begins("RecordSetGroup");
    }
    authorization(resource, name);
  }

  const Node* globals_of(std::string_view kind) const {
    const Node* globals = model_.section("Globals");
    return globals ? globals->find(kind) : nullptr;
  }

  void shared_rest_api() {
    makes("ServerlessRestApi", "AWS::ApiGateway::RestApi");
    makes("ServerlessRestApiProdStage", "AWS::ApiGateway::Stage");
    makes("ServerlessRestApi.Stage", "AWS::ApiGateway::Stage");
    makes("ServerlessRestApi.Deployment", "AWS::ApiGateway::Deployment");
    begins("ServerlessRestApiDeployment");
    if (globals_of("Api")) begins("Serverless");  // its domains, usage plans and authorizers
    if (globals_of("Api")) begins("ApiGatewayDomainName");
    if (globals_of("Api")) begins("RecordSetGroup");
  }

  void shared_http_api() {
    makes("ServerlessHttpApi", "AWS::ApiGatewayV2::Api");
    makes("ServerlessHttpApiApiGatewayDefaultStage", "AWS::ApiGatewayV2::Stage");
    makes("ServerlessHttpApi.Stage", "AWS::ApiGatewayV2::Stage");
    if (globals_of("HttpApi")) begins("Serverless");
    if (globals_of("HttpApi")) begins("ApiGatewayDomainName");
    if (globals_of("HttpApi")) begins("RecordSetGroup");
  }

  const Template& model_;
  GeneratedNames& out_;
};

void GeneratedNames::collect(const Template& model) { GeneratedNamesCollector(model, *this).collect(); }

std::string_view GeneratedNames::type_of(std::string_view name) const {
  const auto found = types_.empty() ? types_.end() : types_.find(std::string(name));
  return found == types_.end() ? std::string_view() : found->second;
}

bool GeneratedNames::may_be(std::string_view name) const {
  if (!type_of(name).empty()) return true;
  if (beginnings_.empty() || name.size() > max_name) return false;
  for (std::size_t size = 1; size <= name.size(); ++size)
    if (beginnings_.contains(std::string(name.substr(0, size)))) return true;
  return false;
}

}  // namespace cfnsonnet
