// E3019: two resources of a type must not have the same primary identifier: the second cannot be created.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-identifier.html
#include <algorithm>
#include <map>

#include "rules/equality.h"
#include "rules/families.h"
#include "rules/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// One value of a resource's identifier, and when it has it.
struct Identified {
  const Resource* resource;
  std::string_view property;  ///< Where the identifier is one property.
  Scenario when;
};

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

}  // namespace

void check_identifiers(const Context& context, Findings& out) {
  std::map<std::string, std::vector<Identified>> seen;
  for (const Resource& resource : context.model.resources()) {
    const Node* properties = resource.properties();
    const auto type = properties && !resource.is_custom() ? context.resource_type(resource.type()) : std::nullopt;
    if (!type) continue;
    const auto names = identifiers_of(*type);
    const Scenario exists = existence(resource, context);
    // Each alternative of each identifier, one after the other.
    std::vector<std::pair<std::string, Scenario>> keys = {{std::string(resource.type()), exists}};
    for (std::string_view name : names) {
      const Node* value = properties->find(name);
      std::vector<std::pair<std::string, Scenario>> longer;
      if (value) {
        for (const Alternative& choice : alternatives(*value, context.conditions)) {
          if (!choice.value) continue;
          for (const auto& [key, when] : keys) {
            longer.emplace_back(key + '\n' + canonical(*choice.value), when);
            longer.back().second.insert(longer.back().second.end(), choice.when.begin(), choice.when.end());
          }
        }
      }
      keys = std::move(longer);
    }
    if (names.empty()) continue;
    for (auto& [key, when] : keys) {
      if (context.conditions.satisfiable(when))
        seen[key].push_back({&resource, names.size() == 1 ? names.front() : "", std::move(when)});
    }
  }
  for (const auto& [key, twins] : seen) {
    for (const Identified& one : twins) {
      const auto other = std::find_if(twins.begin(), twins.end(), [&](const Identified& two) {
        if (two.resource->member == one.resource->member) return false;
        return compatible(one.when, two.when, context);
      });
      if (other == twins.end()) continue;
      const Node& properties = *one.resource->properties();
      const document::Member* member = one.property.empty() ? nullptr : properties.member(one.property);
      out.put(E3019, {&properties, member},
              fmt::format("\"{}\" and \"{}\" have the same identifier{}", one.resource->name(), other->resource->name(),
                          member && !call_of(*member->value) ? " " + show(*member->value) : ""),
              *together(one.when, other->when, context.conditions));
    }
  }
}

}  // namespace cfnsonnet::rules
