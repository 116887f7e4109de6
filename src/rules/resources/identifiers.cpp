// E3019: two resources of a type must not have the same primary identifier: the second cannot be created.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-identifier.html
#include <algorithm>
#include <map>

#include "rules/check/family.h"
#include "rules/values/equality.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// One value of a resource's identifier, and when it has it.
struct Identified {
  const Resource* resource;
  const Node* properties;     ///< Those of one branch, where Fn::If chooses among them.
  std::string_view property;  ///< Where the identifier is one property.
  Scenario when;
};

/// What AWS takes for a part of an identifier that is left out.
struct Standard {
  std::string_view type;
  std::string_view property;
  std::string_view value;
};
constexpr Standard standards[] = {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-basepathmapping.html
    {"AWS::ApiGateway::BasePathMapping", "BasePath", "(none)"},
    // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html
    {"AWS::Events::EventBusPolicy", "EventBusName", "default"},
    // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
    {"AWS::Events::Rule", "EventBusName", "default"},
};

const Node* default_value_of(std::string_view type, std::string_view property, Scratch& scratch) {
  const auto is_this = [&](const Standard& one) { return one.type == type && one.property == property; };
  const auto found = std::ranges::find_if(standards, is_this);
  return found == std::end(standards) ? nullptr : &scratch.string(found->value);
}

/// The properties that identify a resource of that type and that its author sets; none where AWS chooses one.
std::vector<std::string_view> identifiers_of(const schema::Type& type) {
  std::vector<std::string_view> names;
  const auto read_only = type.read_only();
  for (std::string_view name : type.primary_identifier()) {
    if (name.find('/') != std::string_view::npos ||
        std::find(read_only.begin(), read_only.end(), name) != read_only.end())
      return {};
    names.push_back(name);
  }
  return names;
}

void check_identifiers(const Context& context, Findings& out) {
  const auto choices = [&](const Node& value) {  // An empty name is none: CloudFormation makes one.
    auto all = certain_alternatives(value, context);
    std::erase_if(all, [](const Alternative& choice) { return choice.value && choice.value->is_string(""); });
    return all;
  };
  std::map<std::string, std::vector<Identified>> seen;
  Scratch scratch;
  for (const Resource& resource : context.model.resources()) {
    const Node* properties = resource.properties();
    const auto type = properties && !resource.is_custom() ? context.resource_type(resource.type()) : std::nullopt;
    const auto names = type ? identifiers_of(*type) : std::vector<std::string_view>();
    if (names.empty()) continue;
    const Scenario exists = existence(resource, context);
    const auto default_of = [&](std::string_view name) { return default_value_of(resource.type(), name, scratch); };
    for (const Alternative& choice : alternatives(*properties, context.conditions)) {
      if (!choice.value || !choice.value->is_object()) continue;
      Key start{std::string(resource.type()), exists};
      start.when.insert(start.when.end(), choice.when.begin(), choice.when.end());
      for (auto& [key, when] : keys_of(*choice.value, names, std::move(start), choices, default_of)) {
        if (context.conditions.satisfiable(when))
          seen[key].push_back({&resource, choice.value, names.size() == 1 ? names.front() : "", std::move(when)});
      }
    }
  }
  for (const auto& [key, twins] : seen) {
    for (const Identified& one : twins) {
      const auto other = std::find_if(twins.begin(), twins.end(), [&](const Identified& two) {
        if (two.resource->member == one.resource->member) return false;
        return compatible(one.when, two.when, context);
      });
      if (other == twins.end()) continue;
      const Node& properties = *one.properties;
      const document::Member* member = one.property.empty() ? nullptr : properties.member(one.property);
      out.put(E3019, {&properties, member},
              fmt::format("\"{}\" and \"{}\" have the same identifier{}", one.resource->name(), other->resource->name(),
                          member && !call_of(*member->value) ? " " + show(*member->value) : ""),
              *together(one.when, other->when, context.conditions));
    }
  }
}

}  // namespace

extern const Family identifiers_family(Phase::of_the_template, check_identifiers);

}  // namespace cfnsonnet::rules
