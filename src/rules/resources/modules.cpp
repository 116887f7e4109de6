// E5001: what a resource that is a module may not have.
#include "rules/check/family.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

bool is_set(const Node* value) {
  return value && !value->is_null() && !(value->is_object() && value->members.empty()) &&
         !(value->is_array() && value->items.empty());
}

void check_modules(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (!resource.type().ends_with("::MODULE")) continue;
    for (std::string_view policy : {"CreationPolicy", "UpdatePolicy"}) {
      const Node* value = resource.body().find(policy);
      if (is_set(value)) out.add(E5001, *value, "a module has no {}", policy);
    }
    const Node* properties = resource.properties();
    const Node* tags = properties ? properties->find("Tags") : nullptr;
    if (is_set(tags)) out.add(E5001, *tags, "a module has no Tags");
    const Node* metadata = resource.body().find("Metadata");
    if (const Node* reserved = metadata ? metadata->find("AWS::CloudFormation::Module") : nullptr)
      out.add(E5001, *reserved, "the name \"AWS::CloudFormation::Module\" is reserved for what CloudFormation writes");
  }
}

}  // namespace

extern const Family modules_family(Phase::of_each_resource, check_modules);

}  // namespace cfnsonnet::rules
