#include "rules/check/run.h"

#include <algorithm>

namespace cfnsonnet::rules {

#define FAMILY(name) extern const Family name##_family;
#include "generated/families.inc"
#undef FAMILY

namespace {

struct Named {
  std::string_view name;
  const Family* family;
};

constexpr Named families[] = {
#define FAMILY(name) {#name, &name##_family},
#include "generated/families.inc"
#undef FAMILY
};

}  // namespace

void run_families(Context& context, const std::function<void(std::string_view name, const Family& family)>& run) {
  const auto run_phase = [&](Phase phase) {
    for (const Named& each : families)
      if (each.family->phase() == phase) run(each.name, *each.family);
  };
  const Section<Resource>& all = context.model.resources();
  const std::span<const Resource> resources(all.begin(), all.end());
  context.resources = resources;
  run_phase(Phase::of_the_template);
  for (std::size_t at = 0; at < resources.size(); at += resources_at_once) {
    context.computed.clear();
    context.resources = resources.subspan(at, std::min(resources_at_once, resources.size() - at));
    run_phase(Phase::of_each_resource);
  }
  context.resources = resources;
  run_phase(Phase::at_last);
}

}  // namespace cfnsonnet::rules
