// The names that stacks share values by: Export of an output, and Fn::ImportValue.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "template/computed.h"
#include "template/parameter_values.h"
#include "template/template.h"

namespace cfnsonnet {

/// Where a template is deployed, as far as it is known; what is not known is empty.
struct DeployedAs {
  std::string_view region, stack_name, account;
};

/// The values of parameters and of pseudo parameters.
/// @param parameters  Must outlive what is returned, as all of these.
[[nodiscard]] ValueOf values_in(const DeployedAs& where, const Template& model,
                                const std::optional<ParameterValues>& parameters);

struct SharedName {
  const document::Node* node;       ///< The name, as it is written or computed.
  std::optional<std::string> text;  ///< Nothing where it is not known.
  bool is_certain;                  ///< No condition decides whether it is there.
};

[[nodiscard]] std::vector<SharedName> exports_of(const Template& model, const ValueOf& value_of);
/// Those of resources and outputs. `is_certain` is true of all.
[[nodiscard]] std::vector<SharedName> imports_of(const Template& model, const ValueOf& value_of);

}  // namespace cfnsonnet
