// A parameter of Systems Manager whose value is not what its own pattern allows.
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
#include <algorithm>
#include <optional>

#include "rules/check/family.h"
#include "rules/schema/patterns.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

namespace {

/// Nothing where only the deployment knows it.
std::optional<std::string_view> text_of(const Located& located) {
  const auto text = located.value ? located.value->scalar_text() : std::nullopt;
  return text && !has_dynamic_reference(*text) ? text : std::nullopt;
}

/// Whether it is a list nowhere: of such, no page says whether the pattern is about the whole or the items.
bool is_single(const Resource& parameter, const Context& context) {
  const auto types = locate_known(parameter, "Type", context);
  return std::ranges::all_of(types, [](const Located& type) { return text_of(type) == "String"; });
}

void check_value(const Resource& parameter, const Context& context, Findings& out) {
  for (const Located& allowed : locate_known(parameter, "AllowedPattern", context)) {
    const auto expression = text_of(allowed);
    if (!expression || expression->empty() || !is_single(parameter, context)) continue;
    Pattern pattern(*expression);
    for (const Located& value : locate_known(parameter, "Value", context)) {
      const auto text = text_of(value);
      if (!text || pattern.matches(*text) || !compatible(value, allowed, context)) continue;
      out.put(J4003, target_of(value, allowed),
              fmt::format("{} does not match {}, the AllowedPattern of this parameter", show(*value.value),
                          show(*allowed.value)),
              allowed.when);
    }
  }
}

void check_stored_parameters(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (resource.type() == "AWS::SSM::Parameter") check_value(resource, context, out);
  }
}

}  // namespace

extern const Family stored_parameters_family(Phase::of_each_resource, check_stored_parameters);

}  // namespace cfnsonnet::rules
