// W2530: Lambda takes snapshots of published versions only, so SnapStart without a version does nothing.
#include <unordered_set>

#include "rules/check/family.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {
namespace {

void check_snapstart(const Context& context, Findings& out) {
  std::vector<std::pair<const Resource*, const document::Node*>> with_snapstart;
  for (const Resource& resource : context.model.resources()) {
    if (resource.type() != "AWS::Lambda::Function" || !resource.properties()) continue;
    for (const Alternative& setting :
         values_at(*resource.properties(), "SnapStart/ApplyOn", context.conditions, existence(resource, context))) {
      if (setting.value->scalar_text() == "PublishedVersions") with_snapstart.emplace_back(&resource, setting.value);
    }
  }
  if (with_snapstart.empty() || context.model.has_macros()) return;
  std::unordered_set<std::string_view> published;
  for (const Reference& reference : context.references.all()) {
    if (reference.resource && reference.resource->type() == "AWS::Lambda::Version") published.insert(reference.target);
  }
  for (const auto& [function, setting] : with_snapstart) {
    if (published.contains(function->name())) continue;
    out.add(W2530, *setting, "SnapStart has no effect without a published version: \"{}\" has no AWS::Lambda::Version",
            function->name());
  }
}

}  // namespace

extern const Family snapstart_family(Phase::of_the_template, check_snapstart);

}  // namespace cfnsonnet::rules
