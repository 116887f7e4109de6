// What stands beside the properties of a resource: UpdatePolicy, CreationPolicy, and Metadata as far as a program reads
// them.
//
// The shapes are data, schema/structure/attributes.json, by the type of the resource. The functions in them are checked
// with the resource (properties.cpp).
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html
#include <algorithm>

#include "names/nearest.h"
#include "rules/check/family.h"
#include "rules/schema/structures.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

RuleId init_rule(schema::Keyword) { return E3009; }
RuleId update_rule(schema::Keyword) { return E3016; }
RuleId creation_rule(schema::Keyword) { return E3055; }

void check_shape(const Context& context, SchemaCheck& schemas, const std::string& structure, const Node& value,
                 KeywordRules rules, Findings& out) {
  Place place;
  place.functions = property_functions();
  place.unreachable = true;  // W1028 is said with the resource
  Violations found = check_against(context, schemas, structure, value, place);
  std::erase_if(found.items, [](const Violation& violation) { return violation.node->is_null(); });
  report(found, rules, out);
  schemas.forget_computed();
}

void check_update_policy(const Context& context, SchemaCheck& schemas, const Resource& resource, Findings& out) {
  const Node* value = resource.body().find("UpdatePolicy");
  if (!value || value->is_null() || !context.resource_type(resource.type()) || resource.is_custom()) return;
  const std::string structure = fmt::format("UpdatePolicy.{}", resource.type());
  if (context.bundle.type("structure:" + structure)) {
    check_shape(context, schemas, structure, *value, update_rule, out);
  } else {
    out.add(E3016, *value, "{} has no UpdatePolicy", resource.type());
  }
}

/// E3016: a rolling update keeps fewer instances than there may be, or it could replace none.
void check_rolling_update(const Context& context, const Resource& resource, Findings& out) {
  if (resource.type() != "AWS::AutoScaling::AutoScalingGroup") return;
  constexpr std::string_view in_service = "UpdatePolicy/AutoScalingRollingUpdate/MinInstancesInService";
  const auto number_of = [](const Located& located) {
    return located.value ? located.value->scalar_number() : std::nullopt;
  };
  for (const Located& fewest : locate_known(resource.body(), in_service, context, existence(resource, context))) {
    for (const Located& most : locate_known(resource, "MaxSize", context)) {
      const auto less = number_of(fewest), more = number_of(most);
      const auto both = together(fewest.when, most.when, context.conditions);
      if (!less || !more || *less == 0 || *less < *more || !both || !compatible(fewest, most, context)) continue;
      out.put(E3016, target_of(fewest, most),
              fmt::format("MinInstancesInService, {}, must be less than MaxSize, {}", *less, *more), *both);
      return;
    }
  }
}

/// E3003: a wait condition waits as its CreationPolicy says, or for its Handle.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitcondition.html
void check_wait_condition(const Context& context, const Resource& resource, Findings& out) {
  if (resource.type() != "AWS::CloudFormation::WaitCondition") return;
  const Node* policy = resource.body().find("CreationPolicy");
  if (policy && !policy->is_null()) return;
  for (std::string_view name : {"Handle", "Timeout"}) {
    for (const Located& located : locate(resource, name, context)) {
      if (!located.value)
        out.put(E3003, target_of(located),
                fmt::format("\"{}\" is required and missing: there is no CreationPolicy to wait for", name));
    }
  }
}

void check_creation_policy(const Context& context, SchemaCheck& schemas, const Resource& resource, Findings& out) {
  const Node* value = resource.body().find("CreationPolicy");
  if (value)
    check_shape(context, schemas, fmt::format("CreationPolicy.{}", resource.type()), *value, creation_rule, out);
}

/// E3009: what a set of configurations names is there; { ConfigSet: name } is another set.
void check_config_sets(const Context& context, const Resource& resource, const Node& init, Findings& out) {
  const Node* sets = init.find("configSets");
  const auto is_known = [](const Node& node) {
    return node.is_object() && std::none_of(node.members.begin(), node.members.end(),
                                            [](const Member& member) { return function_of(member.name).has_value(); });
  };
  if (!sets || !is_known(init) || !is_known(*sets)) return;
  const auto check = [&](const Located& name, const Node& among, std::string_view thing) {
    if (!name.value || !name.value->is_string()) return;
    const std::string_view text = name.value->text;
    if (among.member(text) && !(&among == &init && text == "configSets")) return;
    std::vector<std::string_view> names;
    for (const Member& member : among.members) names.push_back(member.name);
    out.put(E3009, name.call ? target_of(name) : Target{name.value},
            fmt::format("{} is no {} of this AWS::CloudFormation::Init{}", show(*name.value), thing,
                        did_you_mean(text, names)));
  };
  for (const Member& set : sets->members) {
    for (const Located& item : locate_known(*set.value, "*", context, existence(resource, context))) {
      check(item, init, "config");
      if (!item.value || !item.value->is_object() || call_of(*item.value)) continue;
      for (const Located& name : locate_known(*item.value, "ConfigSet", context, item.when))
        check(name, *sets, "config set");
    }
  }
}

void check_metadata(const Context& context, SchemaCheck& schemas, const Resource& resource, Findings& out) {
  const Node* metadata = resource.body().find("Metadata");
  if (!metadata || metadata->is_null()) return;
  if (!metadata->is_object() && !metadata->is_array()) {
    out.add(E3028, *metadata, "Metadata must be an object, found {}", document::describe(metadata->kind));
    return;
  }
  if (const Node* init = metadata->find("AWS::CloudFormation::Init")) {
    check_shape(context, schemas, "Metadata.AWS::CloudFormation::Init", *init, init_rule, out);
    check_config_sets(context, resource, *init, out);
  }
}

void check_attributes(const Context& context, SchemaCheck& schemas, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (!resource.body().is_object()) continue;
    check_update_policy(context, schemas, resource, out);
    check_rolling_update(context, resource, out);
    check_creation_policy(context, schemas, resource, out);
    check_wait_condition(context, resource, out);
    check_metadata(context, schemas, resource, out);
  }
}

}  // namespace

extern const Family attributes_family(Phase::of_each_resource, check_attributes);

}  // namespace cfnsonnet::rules
