// --parameters and --parameter-file: the deployment that a check is about.
//
// Files are JSON or YAML, in any of the forms that AWS's tools read:
//
//   [{"ParameterKey": "Stage", "ParameterValue": "prod"}, …]   aws cloudformation create-stack --parameters
//   ["Stage=prod", …]                                          aws cloudformation deploy --parameter-overrides
//   {"Parameters": {"Stage": "prod"}}                          the template configuration of CodePipeline
//   {"template-file-path": …, "parameters": {"Stage": "prod"}} the deployment file of Git sync
#pragma once

#include <string>
#include <vector>

#include "cfnsonnet/check.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct ParameterFlags {
  std::vector<std::string> values;  ///< NAME=VALUE
  std::vector<std::string> files;
};

void add_parameter_flags(CLI::App& command, ParameterFlags& flags);

/// Puts what the flags say into `options`: files in their order, then single values. Says on standard error what is
/// wrong.
/// @return False where something is; `status` says what.
[[nodiscard]] bool read_parameters(const ParameterFlags& flags, CheckOptions& options, int& status);

}  // namespace cfnsonnet::cli
