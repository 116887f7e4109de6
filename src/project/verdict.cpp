#include "project/verdict.h"

#include <algorithm>
#include <optional>

namespace cfnsonnet::project {
namespace {

/// The least level that fails; nothing: none does.
std::optional<Level> fails_from(const std::string& fail_on) {
  if (fail_on == "never") return std::nullopt;
  return fail_on == "error" ? Level::error : fail_on == "warning" ? Level::warning : Level::info;
}

}  // namespace

report::Options report_options(const FailurePolicy& policy) {
  report::Options options;
  options.fails_from = fails_from(policy.fail_on);
  if (!policy.is_given) options.mandatory = policy.mandatory;
  return options;
}

Status status_of(std::span<const CompileResult> results, const FailurePolicy& policy) {
  const auto any = [&](Outcome outcome) {
    return std::ranges::any_of(results, [&](const CompileResult& result) { return result.outcome == outcome; });
  };
  if (any(Outcome::unreadable)) return Status::file;
  if (any(Outcome::failed)) return Status::jsonnet;
  const report::Options options = report_options(policy);
  const bool found = std::ranges::any_of(results, [&](const CompileResult& result) {
    return std::ranges::any_of(result.findings,
                               [&](const Finding& finding) { return report::fails(finding, options); });
  });
  return found ? Status::findings : Status::done;
}

}  // namespace cfnsonnet::project
