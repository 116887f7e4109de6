// Values of parameters: the deployment that a check is about.
//
// Files are JSON or YAML, in any of the forms that AWS's tools read:
//
//   [{"ParameterKey": "Stage", "ParameterValue": "prod"}, …]   aws cloudformation create-stack --parameters
//   ["Stage=prod", …]                                          aws cloudformation deploy --parameter-overrides
//   {"Parameters": {"Stage": "prod"}}                          the template configuration of CodePipeline
//   {"template-file-path": …, "parameters": {"Stage": "prod"}} the deployment file of Git sync
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "project/failure.h"

namespace cfnsonnet::project {

/// As CheckOptions::parameters has them.
using ParameterValues = std::map<std::string, std::optional<std::string>, std::less<>>;

struct ParameterSource {
  std::vector<std::string> values;  ///< NAME=VALUE
  std::vector<std::string> files;
  [[nodiscard]] bool is_empty() const { return values.empty() && files.empty(); }
};

/// Puts what the source says over what `values` has: files in their order, then single values.
[[nodiscard]] tl::expected<void, Failure> read_parameters(const ParameterSource& source, ParameterValues& values);

}  // namespace cfnsonnet::project
