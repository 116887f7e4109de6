// Runs a Jsonnet evaluator as a process, in the project's folder, and collects what it prints.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cfnsonnet::test {

/// What a process left behind.
struct Outcome {
  int status = -1;  ///< Its exit status; 128 and the signal's number when a signal ended it, 127 when it did not start.
  std::string output;  ///< Standard output.
  std::string errors;  ///< Standard error.
};

/// A command that takes `jsonnet`'s flags.
struct Evaluator {
  std::string name;                  ///< For the names of tests: letters only.
  std::vector<std::string> command;  ///< The program and its first arguments.

  [[nodiscard]] Outcome run(const std::vector<std::string>& arguments) const;
};

/// `cfnsonnet eval`, of this build.
[[nodiscard]] Evaluator cfnsonnet_eval();

/// Debian's `jsonnet`, where it is installed.
[[nodiscard]] std::optional<Evaluator> debian_jsonnet();

/// Whether a missing tool is a failure (CI=true) and not a reason to skip.
[[nodiscard]] bool in_ci();

inline constexpr const char* jsonnet_is_missing = "jsonnet is not installed; install it with: apt-get install jsonnet";

}  // namespace cfnsonnet::test
