// What the results of a run come to.
#pragma once

#include <span>
#include <string>

#include "cfnsonnet/compile.h"
#include "cfnsonnet/report.h"
#include "project/failure.h"

namespace cfnsonnet::project {

/// What fails a run.
struct FailurePolicy {
  std::string fail_on = "error";  ///< error, warning, info or never
  bool is_given = false;          ///< On the command line; otherwise what is mandatory fails at any level.
  std::vector<std::string> mandatory = {};
};

/// As a report wants it; its views are into the policy.
[[nodiscard]] report::Options report_options(const FailurePolicy& policy);

/// Unreadable files go before failed Jsonnet, and that before findings.
[[nodiscard]] Status status_of(std::span<const CompileResult> results, const FailurePolicy& policy);

}  // namespace cfnsonnet::project
