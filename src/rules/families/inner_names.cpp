// Names that one part of a resource declares and another part uses.
#include <algorithm>
#include <unordered_map>

#include "rules/families.h"
#include "rules/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// Names and when each is there; `complete` if all of them are known.
struct Names {
  std::vector<Located> all;
  bool complete = true;

  /// @param path  Its first step may be a list.
  void add(const Node& from, std::string_view path, const Context& context, const Scenario& when) {
    if (const std::size_t list = path.find("/*"); list != std::string_view::npos) {
      for (const Located& whole : locate(from, path.substr(0, list), context, when))
        complete = complete && (!whole.value || whole.value->is_array());
    }
    for (Located& name : locate(from, path, context, when)) {
      if (!name.value) continue;
      if (name.value->is_string()) {
        all.push_back(std::move(name));
      } else {
        complete = false;
      }
    }
    complete = complete && all.size() < max_located;
  }
};

/// Whether nothing of `others` need be there where `given` holds: each of them lacks a literal.
bool avoidable(Scenario& given, std::span<const Scenario* const> others, const Context& context, int& steps) {
  if (others.empty()) return true;
  for (const Literal& literal : *others.front()) {
    if (--steps < 0) return false;
    given.push_back({literal.condition, !literal.value});
    const bool found = context.conditions.satisfiable(given) && avoidable(given, others.subspan(1), context, steps);
    given.pop_back();
    if (found) return true;
  }
  return false;
}

using ByName = std::unordered_map<std::string_view, std::vector<const Scenario*>>;

ByName by_name(const Names& names) {
  ByName index;
  for (const Located& name : names.all) index[name.value->text].push_back(&name.when);
  return index;
}

/// The first name that may be there where the same of `others` is not.
const Node* without_partner(const Names& names, const Names& others, const Context& context) {
  const ByName index = by_name(others);
  for (const Located& name : names.all) {
    const auto same = index.find(name.value->text);
    if (same == index.end()) return name.value;
    int steps = 1000;  // more conditions on one attribute than anybody writes
    Scenario given = name.when;
    if (avoidable(given, same->second, context, steps)) return name.value;
  }
  return nullptr;
}

/// E3039: the attributes that a table declares are those of its keys.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
void check_table(const Resource& table, const Context& context, Findings& out) {
  const Node* properties = table.properties();
  if (!properties || !properties->is_object()) return;
  const Scenario exists = existence(table, context);
  Names declared;
  declared.add(*properties, "AttributeDefinitions/*/AttributeName", context, exists);
  Names keys;
  for (std::string_view path : {"KeySchema/*/AttributeName", "GlobalSecondaryIndexes/*/KeySchema/*/AttributeName",
                                "LocalSecondaryIndexes/*/KeySchema/*/AttributeName"})
    keys.add(*properties, path, context, exists);
  const Node* missing = declared.complete ? without_partner(keys, declared, context) : nullptr;
  const Node* unused = keys.complete ? without_partner(declared, keys, context) : nullptr;
  if (missing) {
    out.add(E3039, *properties, "the key attribute {} is not one of AttributeDefinitions", show(*missing));
  } else if (unused) {
    out.add(E3039, *properties, "the attribute {} of AttributeDefinitions is no key of the table or of an index",
            show(*unused));
  }
}

/// E3057: a cache behavior sends requests to an origin, or group of origins, of its distribution.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-defaultcachebehavior.html
void check_distribution(const Resource& distribution, const Context& context, Findings& out) {
  for (const Located& config : locate(distribution, "DistributionConfig", context)) {
    if (!config.value || !config.value->is_object()) continue;
    Names origins;
    origins.add(*config.value, "Origins/*/Id", context, config.when);
    if (origins.all.empty()) continue;  // the older form, without Origins, has no Ids
    origins.add(*config.value, "OriginGroups/Items/*/Id", context, config.when);
    if (!origins.complete) continue;
    std::vector<std::string_view> ids;
    for (const Located& origin : origins.all) ids.push_back(origin.value->text);
    Names targets;
    targets.add(*config.value, "DefaultCacheBehavior/TargetOriginId", context, config.when);
    targets.add(*config.value, "CacheBehaviors/*/TargetOriginId", context, config.when);
    for (const Located& target : targets.all) {
      if (target.value->text.starts_with("{{resolve:")) continue;
      bool is_there = false;
      bool is_usable = false;
      for (const Located& origin : origins.all) {
        if (origin.value->text != target.value->text) continue;
        is_there = true;
        is_usable = is_usable || compatible(origin.when, target.when, context);
      }
      if (!is_there) {
        out.add(E3057, *target.value, "{} is the Id of no origin of this distribution{}", show(*target.value),
                did_you_mean(target.value->text, ids));
      } else if (!is_usable) {
        out.add(E3057, *target.value, "the origin {} is never there where this value is used", show(*target.value));
      }
    }
  }
}

}  // namespace

void check_inner_names(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    const std::string_view type = resource.type();
    if (type == "AWS::DynamoDB::Table" || type == "AWS::DynamoDB::GlobalTable") check_table(resource, context, out);
    if (type == "AWS::CloudFront::Distribution") check_distribution(resource, context, out);
  }
}

}  // namespace cfnsonnet::rules
