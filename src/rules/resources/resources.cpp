// Resources: what stands beside their properties, type, condition, dependencies and policies.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
#include <algorithm>

#include "names/nearest.h"
#include "rules/check/family.h"
#include "rules/functions/missing_names.h"
#include "rules/schema/slips.h"
#include "rules/schema/structures.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

std::vector<std::string_view> type_names(const Context& context) {
  std::vector<std::string_view> names;
  for (const schema::Type type : context.bundle.types()) {
    if (!type.is_structure()) names.push_back(type.name());
  }
  return names;
}

/// "MongoDB::Atlas::Cluster": of an organisation other than those whose types are known here. What is nearly one of
/// theirs is a slip of the finger.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RegisterType.html (TypeName)
bool is_of_others(std::string_view name) {
  constexpr std::string_view ours[] = {"AWS", "Alexa", "Custom"};
  const std::size_t end = name.find("::");
  if (end == std::string_view::npos) return false;
  const std::string_view organisation = name.substr(0, end);
  if (surely_meant(organisation, ours)) return false;
  std::size_t parts = 0;
  while (true) {
    const std::size_t at = std::min(name.find("::"), name.size());
    const std::string_view part = name.substr(0, at);
    const auto is_alphanumeric = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    if (part.size() < 2 || part.size() > 64 || !std::all_of(part.begin(), part.end(), is_alphanumeric)) return false;
    ++parts;
    if (at == name.size()) return parts == 3;
    name.remove_prefix(at + 2);
  }
}

/// "AWS:S3.Bucket" as it is meant, "AWS::S3::Bucket": other signs between the words are no reason not to know them.
std::string with_colons(std::string_view name) {
  constexpr std::string_view signs = ":./_- ";
  std::string out;
  while (!name.empty()) {
    const std::size_t at = std::min(name.find_first_of(signs), name.size());
    out += name.substr(0, at);
    name.remove_prefix(at);
    const std::size_t next = std::min(name.find_first_not_of(signs), name.size());
    if (next > 0 && next < name.size()) out += "::";
    name.remove_prefix(next);
  }
  return out;
}

void check_type(const Context& context, const Resource& resource, Findings& out) {
  const Node* type = resource.body().find("Type");
  if (!type || !type->is_string()) return;
  if (type->text.starts_with("AWS::Serverless::") && !context.model.is_serverless()) {
    out.add(E3006, *type, "\"{}\" is not a resource type of CloudFormation itself", type->text);
    out.add(E3038, *type, "\"{}\" needs the transform AWS::Serverless-2016-10-31", type->text);
    return;
  }
  if (context.resource_type(type->text)) return;
  if (const auto left_out = schema::Bundle::embedded().type(type->text);
      left_out && !left_out->is_structure()) {  // Known here, and not in the bundle that was made of it (override.h).
    out.add(E3006, *type, "\"{}\" is a resource type that the override spec leaves out", type->text);
    return;
  }
  if (is_of_others(type->text)) {
    out.add(J3010, *type,
            "\"{}\" is a private or third-party type, and nothing is known of it here; give its schema with "
            "`registry-schemas` (--registry-schemas) to have it checked",
            type->text);
    return;
  }
  const std::vector<std::string_view> names = type_names(context);
  const std::string repaired = with_colons(type->text);
  const bool is_right = std::find(names.begin(), names.end(), repaired) != names.end();
  out.add(E3006, *type, "\"{}\" is not a resource type of CloudFormation{}", type->text,
          is_right ? fmt::format("; did you mean \"{}\"?", repaired)
                   : did_you_mean(repaired, names)) = replace(*type, same_but_for_case(repaired, names));
}

void check_condition(const Context& context, const Resource& resource, Findings& out) {
  const Node* condition = resource.body().find("Condition");
  if (const auto missing = condition && condition->is_string() ? missing_condition(context, condition->text)
                                                               : std::nullopt)
    out.add(E3015, *condition, "{}", missing->message) = replace(*condition, missing->meant);
}

void check_depends_on(const Context& context, const Resource& resource, const Node& name, Findings& out) {
  if (!name.is_string()) return;
  const Resource* target = context.model.resources().find(name.text);
  if (!target) {
    if (context.model.may_make_resource(name.text)) return;
    const std::string_view owner = split_attribute(name.text).logical_id;
    if (owner != name.text && context.model.resources().contains(owner)) {
      out.add(E3005, name, "DependsOn takes a resource, no attribute; write \"{}\"", owner) = replace(name, owner);
      return;
    }
    out.add(
        E3005, name, "\"{}\" is not a resource of this template{}", name.text,
        did_you_mean(name.text, context.model.resources().names())) = replace(name,
                                                                              same_but_for_case(
                                                                                  name.text,
                                                                                  context.model.resources().names()));
    return;
  }
  if (target->member == resource.member) {
    out.add(E3005, name, "\"{}\" cannot depend on itself", name.text);
    return;
  }
  // The target may be left out by its own condition while this resource is there.
  const auto needed = context.conditions.id(target->condition());
  if (target->condition().empty() || !needed) return;
  Scenario without{{*needed, false}};
  if (const auto own = context.conditions.id(resource.condition()); own && !resource.condition().empty())
    without.push_back({*own, true});
  if (context.conditions.satisfiable(without)) {
    out.put(E3005, {&name},
            fmt::format("\"{}\" does not exist where its condition \"{}\" is false", name.text, target->condition()),
            std::move(without));
  }
}

// Types whose data can be kept in a snapshot.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
constexpr std::string_view snapshot_types[] = {
    "AWS::DocDB::DBCluster",          "AWS::EC2::Volume",
    "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
    "AWS::Neptune::DBCluster",        "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",           "AWS::Redshift::Cluster",
};

/// Of a call, what it gives; the functions themselves are checked with the resource.
void check_computed_policy(const Context& context, SchemaCheck& schemas, const Node& value,
                           const std::string& structure, RuleId own_rule, Findings& out) {
  constexpr RuleId of_values[] = {W1030, W1031, W1032, W1034, W1035};
  Place place;
  place.functions = property_functions();
  place.unreachable = true;  // W1028 is said with the resource
  Violations found = check_against(context, schemas, structure, value, place);
  for (Violation& violation : found.items) {
    if (violation.rule && std::ranges::find(of_values, *violation.rule) == std::end(of_values)) continue;
    if (!violation.rule) violation.rule = own_rule;
    out.put(*violation.rule, {violation.node}, violation.message,
            violation.when.value_or(Scenario())) = violation.remedy;
  }
  schemas.forget_computed();
}

void check_policy(const Context& context, SchemaCheck& schemas, const Resource& resource, std::string_view policy,
                  RuleId rule, Findings& out) {
  const Node* value = resource.body().find(policy);
  if (!value) return;
  const bool has_snapshots = std::ranges::find(snapshot_types, resource.type()) != std::end(snapshot_types);
  if (call_of(*value)) {
    check_computed_policy(context, schemas, *value, fmt::format("{}{}", policy, has_snapshots ? "+Snapshot" : ""), rule,
                          out);
    return;
  }
  std::vector<std::string_view> allowed = {"Delete", "Retain"};
  if (policy == "DeletionPolicy") allowed.push_back("RetainExceptOnCreate");
  if (has_snapshots) allowed.push_back("Snapshot");
  if (is_unknown_call(*value)) {
    out.add(rule, *value, "{}", no_function(*value));
  } else if (!value->is_string()) {
    out.add(rule, *value, "{} must be a string, found {}", policy, document::describe(value->kind));
  } else if (std::find(allowed.begin(), allowed.end(), value->text) == allowed.end()) {
    std::string list;
    for (std::string_view one : allowed) list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", one);
    const bool snapshot = value->text == "Snapshot";
    out.add(rule, *value, "{} \"{}\" is not one of {}{}", policy, value->text, list,
            snapshot ? fmt::format(": {} has no snapshots", resource.type())
                     : did_you_mean(value->text, allowed)) = snapshot
                                                                 ? Remedy()
                                                                 : replace(*value, surely_meant(value->text, allowed));
  }
}

/// W3011: a resource is kept on deletion but not on replacement, or the other way round.
void check_both_policies(const Resource& resource, Findings& out) {
  const document::Member* deletion = resource.body().member("DeletionPolicy");
  const document::Member* replace = resource.body().member("UpdateReplacePolicy");
  if ((deletion != nullptr) == (replace != nullptr)) return;
  const document::Member* only = deletion ? deletion : replace;
  if (only->value->is_string("Delete") || is_unknown_call(*only->value)) return;
  // Versions are never updated: there is nothing to keep on replacement.
  if (resource.type() == "AWS::Lambda::Version" || resource.type() == "AWS::Lambda::LayerVersion") return;
  out.put(W3011, {&resource.body(), nullptr, {}, &only->origin()},
          fmt::format("{} is set without {}: the data is lost {}", only->name,
                      deletion ? "UpdateReplacePolicy" : "DeletionPolicy",
                      deletion ? "when an update replaces the resource" : "when the stack is deleted"));
}

void check_resources(const Context& context, SchemaCheck& schemas, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (!resource.body().is_object()) continue;
    check_type(context, resource, out);
    check_condition(context, resource, out);
    if (const Node* depends_on = resource.body().find("DependsOn")) {
      check_depends_on(context, resource, *depends_on, out);
      for (const Node* item : depends_on->items) check_depends_on(context, resource, *item, out);
    }
    check_policy(context, schemas, resource, "DeletionPolicy", E3035, out);
    check_policy(context, schemas, resource, "UpdateReplacePolicy", E3036, out);
    check_both_policies(resource, out);
    if (context.model.parameters().contains(resource.name())) {
      out.at_entry(E3007, resource, "\"{}\" is the name of a parameter too; a name stands for one thing",
                   resource.name());
    }
  }
}

}  // namespace

extern const Family resources_family(Phase::of_each_resource, check_resources);

}  // namespace cfnsonnet::rules
