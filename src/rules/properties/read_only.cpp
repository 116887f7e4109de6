// E3040: properties that only the service sets.
//
// Whatever a template says of them, the resource gets the service's value, and from then on differs from the template.
#include "rules/check/family.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {
namespace {

using document::Node;

void check_read_only(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    const Node* properties = resource.properties();
    const auto type = properties ? context.resource_type(resource.type()) : std::nullopt;
    if (!type || resource.is_custom()) continue;
    for (std::string_view path : type->read_only()) {
      visit_path(*properties, path, [&](const Node& value) {
        if (is_no_value(value) || value.is_null()) return;
        out.add(E3040, value, "{} is set by the service, and a template cannot set it", path);
      });
    }
  }
}

}  // namespace

extern const Family read_only_family(Phase::of_each_resource, check_read_only);

}  // namespace cfnsonnet::rules
