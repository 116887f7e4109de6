// What ends on a day: Lambda runtimes, and services that AWS closes.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtime-support-policy
// https://docs.aws.amazon.com/general/latest/gr/service-lifecycle.html
#include <algorithm>

#include "rules/check/family.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

struct Runtime {
  std::string_view name, deprecated, create_blocked, update_blocked, successor;
};

constexpr Runtime runtimes[] = {
#define RUNTIME(name, deprecated, create_blocked, update_blocked, successor) \
  {name, deprecated, create_blocked, update_blocked, successor},
#include "rules/resources/lambda_runtimes.inc"
#undef RUNTIME
};

/// ISO dates compare as texts; an empty one never comes.
bool reached(std::string_view date, std::string_view today) { return !date.empty() && date <= today; }

void check_runtime(const Located& value, std::string_view today, Findings& out) {
  const auto* runtime = std::find_if(std::begin(runtimes), std::end(runtimes),
                                     [&](const Runtime& row) { return value.value->is_string(row.name); });
  if (runtime == std::end(runtimes) || !reached(runtime->deprecated, today)) return;
  const Target target = value.call ? target_of(value) : Target{value.value};
  const std::string advice = runtime->successor.empty() ? "" : fmt::format("; use \"{}\"", runtime->successor);
  if (reached(runtime->update_blocked, today)) {
    out.put(E2533, target,
            fmt::format("functions with the runtime \"{}\" can be neither created nor updated since {}{}",
                        runtime->name, runtime->update_blocked, advice));
  } else if (reached(runtime->create_blocked, today)) {
    out.put(E2531, target,
            fmt::format("functions with the runtime \"{}\" cannot be created since {}{}", runtime->name,
                        runtime->create_blocked, advice));
  } else {
    out.put(W2531, target,
            fmt::format("the runtime \"{}\" is deprecated since {}{}", runtime->name, runtime->deprecated, advice));
  }
}

/// @param function  Its properties, or those of all functions; may be null.
void check_runtime_of(const Context& context, const Node* function, const Scenario& exists, Findings& out) {
  if (!function) return;
  for (const Located& runtime : locate_known(*function, "Runtime", context, exists))
    if (runtime.value && runtime.arrived) check_runtime(runtime, context.as_of, out);
}

void check_service(const Resource& resource, const schema::Type& type, std::string_view today, Findings& out) {
  const std::string_view date = type.lifecycle_date();
  const auto on = [&](std::string_view word) {
    return date.empty() ? std::string() : fmt::format(" {} {}", word, date);
  };
  const Target target{&resource.body(), resource.body().member("Properties"), "Properties"};
  switch (type.lifecycle()) {
    case schema::LifecycleStatus::active: break;
    case schema::LifecycleStatus::maintenance:
      out.put(W3697, target,
              fmt::format("the service of {} is in maintenance{}: new customers cannot use it", resource.type(),
                          on("since")));
      break;
    case schema::LifecycleStatus::sunset:
      out.put(W3696, target,
              fmt::format("the service of {} {}{}", resource.type(), reached(date, today) ? "has ended" : "ends",
                          on("on")));
      break;
    case schema::LifecycleStatus::shutdown:
      out.put(E3710, target, fmt::format("the service of {} has ended{}", resource.type(), on("on")));
      break;
  }
}

void check_lifecycle(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    const auto type = context.resource_type(resource.type());
    if (type) check_service(resource, *type, context.as_of, out);
    if (resource.type() == "AWS::Lambda::Function" || resource.type() == "AWS::Serverless::Function")
      check_runtime_of(context, resource.properties(), assumed_existence(resource, context), out);
  }
}

void check_global_lifecycle(const Context& context, Findings& out) {
  const Node* globals = context.model.is_serverless() ? context.model.section("Globals") : nullptr;
  check_runtime_of(context, globals ? globals->find("Function") : nullptr, {}, out);
}

}  // namespace

extern const Family global_lifecycle_family(Phase::of_the_template, check_global_lifecycle);
extern const Family lifecycle_family(Phase::of_each_resource, check_lifecycle);

}  // namespace cfnsonnet::rules
