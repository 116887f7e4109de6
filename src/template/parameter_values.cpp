#include "template/parameter_values.h"

namespace cfnsonnet {

std::optional<std::string_view> deployed_value(const Parameter& parameter,
                                               const std::optional<ParameterValues>& deployment) {
  if (!deployment || parameter.is_ssm()) return std::nullopt;
  if (const auto given = deployment->find(parameter.name()); given != deployment->end()) {
    return given->second ? std::optional<std::string_view>(*given->second) : std::nullopt;
  }
  const document::Node* value = parameter.body().find("Default");
  return value ? value->scalar_text() : std::nullopt;
}

}  // namespace cfnsonnet
